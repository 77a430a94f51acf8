package io.neosc.adapter.rest.organization;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.organization.OrganizationProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** A new organization (ID-17). */
@Schema(name = "CreateOrganization")
record CreateOrganizationRequest(
    @Schema(maxLength = 200, description = "Unique without regard to case; no id") String name,
    @Schema(maxLength = 253, description = "Such as example.org") String domain) {

  static CreateOrganizationRequest of(JsonBody body) {
    var name = body.line("name", 200);
    checkName(body, name);
    var domain = body.line("domain", 253).toLowerCase(Locale.ROOT);
    checkDomain(body, domain);
    body.done();
    return new CreateOrganizationRequest(name, domain);
  }

  static void checkName(JsonBody body, String name) {
    if (!OrganizationProfile.validName(name)) {
      body.wrong("name", "invalid", "looks like an id");
    }
  }

  static void checkDomain(JsonBody body, String domain) {
    if (!domain.isEmpty() && !OrganizationProfile.validDomain(domain)) {
      body.wrong("domain", "invalid", "must be a domain such as example.org");
    }
  }

  OrganizationProfile profile() {
    return new OrganizationProfile(name, domain);
  }
}
