package io.neosc.application.organization.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.organization.OrganizationFixture.aNewOrganization;
import static io.neosc.domain.organization.OrganizationFixture.anOrganizationCalled;
import static io.neosc.domain.organization.OrganizationFixture.anOrganizationId;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.shared.StaleAggregate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link OrganizationRepository} promises. Each test begins with an empty store. */
public interface OrganizationRepositoryContract {
  Commits commits();

  OrganizationRepository repository();

  @Test
  default void unknownOrganizationsAreNotFound() {
    assertThat(repository().find(anOrganizationId())).isEmpty();
    assertThat(repository().findByName("Nobody & Co")).isEmpty();
  }

  @Test
  @DisplayName("ID-17: an organization comes back as it was, also one without a domain")
  default void organizationsComeBack() {
    var full = anOrganizationCalled("Æther & Co");
    full.change(new OrganizationProfile("Æther & Sons", "æther.example"), NOON.plusMillis(1));
    for (var organization : new Organization[] {full, Organization.initial(NOON)}) {
      commits().commit(NOBODY, organization);
      var found = find(organization);
      assertThat(found.state()).isEqualTo(organization.state().atVersion(1));
      assertThat(found.events()).isEmpty();
    }
  }

  @Test
  default void changesAreInvisibleUntilCommittedAndStaleOnesRefused() {
    var organization = aNewOrganization();
    commits().commit(NOBODY, organization);
    var first = find(organization);
    var second = find(organization);
    first.change(new OrganizationProfile("First", null), NOON);
    second.change(new OrganizationProfile("Second", null), NOON);
    assertThat(find(organization).state()).isEqualTo(organization.state().atVersion(1));
    commits().commit(NOBODY, first);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, second));
    assertThat(find(organization).state().name()).isEqualTo("First");
  }

  @Test
  @DisplayName("ID-17: a name is found and taken without regard to case, and free when it changed")
  default void namesAreUnique() {
    var acme = anOrganizationCalled("Acme Ö");
    commits().commit(NOBODY, acme);

    assertThat(repository().findByName("aCME ö").orElseThrow().state())
        .isEqualTo(acme.state().atVersion(1));
    assertThat(repository().findByName(".*")).isEmpty();
    assertThatExceptionOfType(KeyTaken.class)
        .isThrownBy(() -> commits().commit(NOBODY, anOrganizationCalled("ACME Ö")))
        .satisfies(taken -> assertThat(taken.key()).isEqualTo(UniqueKey.ORGANIZATION_NAME));
    var renamed = find(acme);
    renamed.change(new OrganizationProfile("Other", null), NOON);
    commits().commit(NOBODY, renamed);
    commits().commit(NOBODY, anOrganizationCalled("ACME Ö"));
  }

  @Test
  @DisplayName("ID-17: an organization with accounts cannot go; when they are gone it can")
  default void inhabitedOrganizationsStay() {
    var organization = aNewOrganization();
    var account = member(organization.state().id());
    commits().commit(NOBODY, organization);
    commits().commit(NOBODY, account);

    assertThatExceptionOfType(BoundExceeded.class).isThrownBy(() -> delete(organization));
    assertThat(repository().find(organization.state().id())).isPresent();

    var leaving = Account.from(account.state().atVersion(1));
    leaving.delete(NOON);
    commits().commit(NOBODY, leaving);
    delete(organization);
    assertThat(repository().find(organization.state().id())).isEmpty();
    assertThatExceptionOfType(BoundExceeded.class)
        .as("nobody joins any more")
        .isThrownBy(() -> commits().commit(NOBODY, member(organization.state().id())));
  }

  @Test
  @DisplayName("ID-17: of a deletion and somebody who joins at the same moment one happens")
  default void ofDeletionAndJoiningOneHappens() throws Exception {
    for (var round = 0; round < 8; round++) {
      var organization = aNewOrganization();
      commits().commit(NOBODY, organization);
      var joining = member(organization.state().id());

      var outcomes =
          atOnce(
              () -> {
                delete(organization);
                return "deleted";
              },
              () -> {
                commits().commit(NOBODY, joining);
                return "joined";
              });

      assertThat(outcomes).filteredOn(BoundExceeded.class::isInstance).hasSize(1);
      assertThat(repository().find(organization.state().id()).isPresent())
          .isEqualTo(outcomes.contains("joined"));
    }
  }

  private void delete(Organization organization) {
    var present = find(organization);
    present.delete(NOON);
    commits().commit(NOBODY, present);
  }

  private static Account member(OrganizationId organization) {
    var id = AccountFixture.anAccountId();
    return Account.create(
        id,
        new EmailAddress(id.value() + "@example.org"),
        new AccountProfile("Ada", Role.USER, organization, false),
        AccountFixture.HASH,
        NOON);
  }

  private Organization find(Organization organization) {
    return repository().find(organization.state().id()).orElseThrow();
  }
}
