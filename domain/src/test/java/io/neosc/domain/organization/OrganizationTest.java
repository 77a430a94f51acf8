package io.neosc.domain.organization;

import static io.neosc.domain.organization.OrganizationFixture.aNewOrganization;
import static io.neosc.domain.organization.OrganizationFixture.anOrganizationCalled;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.DomainException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrganizationTest {
  @Test
  @DisplayName("ID-17 an organization is made with a name and a domain")
  void anOrganizationIsMade() {
    var profile = new OrganizationProfile(" ACME ", "ACME.Example");
    var organization = Organization.create(new OrganizationId("org-1"), profile, NOON);

    assertThat(profile).isEqualTo(new OrganizationProfile("ACME", "acme.example"));
    assertThat(organization.state())
        .isEqualTo(new Organization.State(new OrganizationId("org-1"), profile, NOON, NOON, 0));
    assertThat(organization.events())
        .containsExactly(new OrganizationEvent.Created(new OrganizationId("org-1"), profile, NOON));
    assertThat(organization.claims()).isEmpty();
    assertThat(organization.state().key()).isEqualTo("org-1");
  }

  @Test
  @DisplayName("ID-17 the default organization is there from the first start and is never deleted")
  void theDefaultOneStays() {
    var organization = Organization.initial(NOON);

    assertThat(organization.state().id()).isEqualTo(OrganizationId.DEFAULT);
    assertThat(organization.state().profile()).isEqualTo(new OrganizationProfile("Default", null));
    assertThatExceptionOfType(DefaultOrganization.class)
        .isThrownBy(() -> organization.delete(NOON));
    assertThat(organization.removed()).isFalse();
  }

  @Test
  @DisplayName("ID-17 another name or domain is a change; the same one is none")
  void changesAreTold() {
    var organization = anOrganizationCalled("ACME");
    var before = organization.state().profile();
    var after = new OrganizationProfile("Acme Limited", null);
    var later = NOON.plusSeconds(1);
    organization.change(before, later);
    assertThat(organization.events()).hasSize(1);

    organization.change(after, later);

    assertThat(organization.state())
        .isEqualTo(new Organization.State(organization.state().id(), after, NOON, later, 0));
    assertThat(organization.events().getLast())
        .isEqualTo(new OrganizationEvent.Changed(organization.state().id(), before, after, later));
    assertThat(organization.state().atVersion(3).version()).isEqualTo(3);
  }

  @Test
  @DisplayName("ID-17 a deletion claims all places at once, so that nobody may be in or come")
  void aDeletionClaimsAllPlaces() {
    var organization = aNewOrganization();
    var id = organization.state().id();
    organization.delete(NOON);

    assertThat(organization.removed()).isTrue();
    assertThat(organization.events().getLast())
        .isEqualTo(new OrganizationEvent.Deleted(id, organization.state().profile(), NOON));
    var closing = organization.claims().getFirst();
    assertThat(organization.claims()).containsExactly(closing);
    assertThat(closing.admits(closing.delta())).isTrue();
    assertThat(closing.admits(closing.delta() + 1L)).as("one is in").isFalse();
    var joining = Membership.joining(id).getFirst();
    assertThat(joining.counter()).isEqualTo(closing.counter());
    assertThat(joining.admits(1)).isTrue();
    assertThat(joining.admits(closing.delta() + 1L)).as("after the deletion").isFalse();
    assertThat(closing.bounded() && joining.bounded()).isTrue();
  }

  @Test
  @DisplayName("ID-17 the places of the default organization are not counted")
  void theDefaultOneIsNotCounted() {
    var other = new OrganizationId("org-1");
    assertThat(Membership.joining(OrganizationId.DEFAULT)).isEmpty();
    assertThat(Membership.leaving(OrganizationId.DEFAULT)).isEmpty();
    assertThat(Membership.leaving(other))
        .containsExactly(Claim.giveBack("organization/org-1/accounts"));
    assertThat(Membership.concerns(Membership.leaving(other).getFirst())).isTrue();
    assertThat(Membership.concerns(Claim.giveBack("accounts/enabled-admins"))).isFalse();
  }

  @Test
  @DisplayName("ID-17 a name cannot be taken for an id, and a domain is a domain")
  void namesAndDomainsAreChecked() {
    for (var name : List.of("", " ", "x".repeat(201), "a\nb", "org-1", "org-default")) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> new OrganizationProfile(name, null));
    }
    for (var domain :
        List.of("", "a..b", ".org", "-a.org", "a b.org", "a_b", "http://a.org", "a.org/", "x@y")) {
      assertThatIllegalArgumentException()
          .as(domain)
          .isThrownBy(() -> new OrganizationProfile("ACME", domain));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrganizationProfile("ACME", "a.".repeat(127) + "org"));
    for (var domain : List.of("localhost", "example.org", "a-b.example", "exämple.org", "7.org")) {
      assertThat(new OrganizationProfile("org x", domain).domain()).isEqualTo(domain);
    }
    assertThat(new OrganizationProfile("ÄCME", null).nameKey()).isEqualTo("äcme");
  }

  @Test
  void refusalsHaveTheirCodes() {
    assertThat(
            List.of(
                new DefaultOrganization(),
                new OrganizationNameTaken(),
                new OrganizationNotEmpty(),
                new OrganizationNotFound(new OrganizationId("org-1")),
                new UnknownOrganization()))
        .extracting(DomainException::code)
        .containsExactly(
            "organization.is-default",
            "organization.name-taken",
            "organization.not-empty",
            "organization.not-found",
            "organization.unknown");
  }
}
