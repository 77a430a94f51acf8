package io.neosc.adapter.rest.organization;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.organization.OrganizationProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to become of an organization, as a merge patch (RFC 7396): what is absent stays. */
@Schema(name = "ChangeOrganization")
record ChangeOrganizationRequest(
    @Schema(maxLength = 200, types = "string", nullable = false) @Nullable String name,
    @Schema(maxLength = 253, description = "Null takes it away") @Nullable String domain,
    @Schema(hidden = true) boolean namesDomain) {

  static ChangeOrganizationRequest of(JsonBody body) {
    var name = body.has("name") ? body.line("name", 200) : null;
    if (name != null) {
      CreateOrganizationRequest.checkName(body, name);
    }
    var namesDomain = body.has("domain");
    var domain = body.optionalLine("domain", 253);
    if (domain != null) {
      domain = domain.toLowerCase(Locale.ROOT);
      CreateOrganizationRequest.checkDomain(body, domain);
    }
    body.done();
    return new ChangeOrganizationRequest(name, domain, namesDomain);
  }

  OrganizationProfile appliedTo(OrganizationProfile present) {
    return new OrganizationProfile(
        name == null ? present.name() : name, namesDomain ? domain : present.domain());
  }
}
