package io.neosc.domain.organization;

import io.neosc.domain.shared.Given;

/** Organizations in sentences. */
public final class OrganizationFixture {
  private OrganizationFixture() {}

  public static OrganizationId anOrganizationId() {
    return new OrganizationId(Given.anId(OrganizationId.PREFIX));
  }

  /** One that was made just now and is not stored, with a name of its own. */
  public static Organization aNewOrganization() {
    var id = anOrganizationId();
    return anOrganizationCalled("Makers of " + id.value());
  }

  public static Organization anOrganizationCalled(String name) {
    return Organization.create(
        anOrganizationId(), new OrganizationProfile(name, "example.org"), Given.NOON);
  }
}
