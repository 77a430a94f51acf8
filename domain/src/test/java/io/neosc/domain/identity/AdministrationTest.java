package io.neosc.domain.identity;

import static io.neosc.domain.identity.AccountFixture.HASH;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.identity.SignInFixture.aNewSignInOf;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.DomainException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdministrationTest {
  private static final Instant LATER = NOON.plusSeconds(1);
  private static final OrganizationId ACME = new OrganizationId("org-acme");
  private static final OrganizationId OTHER = new OrganizationId("org-other");
  private static final Claim ONE_MORE = Claim.take("accounts/enabled-admins", Long.MAX_VALUE);
  private static final Claim ONE_LESS = Claim.giveBack("accounts/enabled-admins", 1);

  private static Account account(Role role, OrganizationId organization, boolean disabled) {
    return Account.from(
        Account.create(
                anAccountId(),
                new EmailAddress("ada@example.org"),
                new AccountProfile("Ada", role, organization, disabled),
                HASH,
                NOON)
            .state());
  }

  private static AccountProfile profile(Role role, OrganizationId organization, boolean disabled) {
    return new AccountProfile("Ada", role, organization, disabled);
  }

  @Test
  @DisplayName("ID-14 an account is made with what an admin decides, and counted")
  void anAccountIsMade() {
    var id = anAccountId();
    var email = new EmailAddress("ada@example.org");
    var profile = profile(Role.ADMIN, ACME, false);
    var account = Account.create(id, email, profile, HASH, NOON);

    assertThat(account.state())
        .isEqualTo(
            new Account.State(
                id, email, "Ada", ACME, null, Role.ADMIN, HASH, false, NOON, NOON, 0));
    assertThat(account.events())
        .containsExactly(new AccountEvent.Created(id, email, profile, NOON));
    assertThat(account.claims())
        .extracting(Claim::counter, Claim::delta)
        .containsExactly(
            tuple("organization/org-acme/accounts", 1), tuple("accounts/enabled-admins", 1));
  }

  @Test
  @DisplayName("ID-14 ID-16 who registers is not counted as an admin, the first admin is")
  void registrationsAreNotCounted() {
    assertThat(aNewAccount().claims()).isEmpty();
    assertThat(Account.firstAdmin(anAccountId(), new EmailAddress("a@b.c"), HASH, NOON).claims())
        .containsExactly(ONE_MORE);
  }

  @Test
  @DisplayName("ID-14 a change is told with before and after; what is so already is none")
  void aChangeIsToldWithBeforeAndAfter() {
    var account = account(Role.USER, OrganizationId.DEFAULT, false);
    var before = account.state().profile();
    account.administer(before, LATER);
    assertThat(account.events()).isEmpty();
    var wanted = new AccountProfile("Ada King", Role.OPERATOR, OrganizationId.DEFAULT, true);

    account.administer(wanted, LATER);

    assertThat(account.events())
        .containsExactly(
            new AccountEvent.Changed(
                account.state().id(), account.state().email(), before, wanted, LATER));
    assertThat(account.state().profile()).isEqualTo(wanted);
    assertThat(account.state().updatedAt()).isEqualTo(LATER);
    assertThat(account.state().createdAt()).isEqualTo(NOON);
    assertThat(account.state().passwordHash()).isEqualTo(HASH);
  }

  @Test
  @DisplayName("ID-14 whoever stops being an enabled admin claims that another one is left")
  void whoStopsBeingAnAdminClaimsThatAnotherOneIsLeft() {
    for (var role : Role.values()) {
      for (var disabled : List.of(true, false)) {
        for (var nextRole : Role.values()) {
          for (var nextDisabled : List.of(true, false)) {
            var account = account(role, OrganizationId.DEFAULT, disabled);
            account.administer(profile(nextRole, OrganizationId.DEFAULT, nextDisabled), LATER);
            var was = role == Role.ADMIN && !disabled;
            var is = nextRole == Role.ADMIN && !nextDisabled;
            assertThat(account.claims())
                .as("%s %s to %s %s", role, disabled, nextRole, nextDisabled)
                .isEqualTo(was == is ? List.of() : List.of(is ? ONE_MORE : ONE_LESS));
          }
        }
      }
    }
  }

  @Test
  @DisplayName("ID-14 the last one may not go: the bound of the claim is one")
  void theLastOneMayNotGo() {
    assertThat(ONE_LESS.admits(1)).isTrue();
    assertThat(ONE_LESS.admits(0)).isFalse();
  }

  @Test
  @DisplayName("ID-17 whoever moves gives one place back and takes another")
  void whoeverMovesGivesOnePlaceBack() {
    var account = account(Role.USER, ACME, false);
    account.administer(profile(Role.USER, OTHER, false), LATER);

    assertThat(account.claims())
        .extracting(Claim::counter, Claim::delta)
        .containsExactly(
            tuple("organization/org-acme/accounts", -1),
            tuple("organization/org-other/accounts", 1));
  }

  @Test
  @DisplayName("ID-14 a deleted account gives back what it took")
  void aDeletedAccountGivesBack() {
    var account = account(Role.ADMIN, ACME, false);
    account.delete(LATER);

    assertThat(account.removed()).isTrue();
    assertThat(account.claims())
        .containsExactly(Claim.giveBack("organization/org-acme/accounts"), ONE_LESS);
    assertThat(account.events())
        .containsExactly(
            new AccountEvent.Deleted(
                account.state().id(), account.state().email(), account.state().profile(), LATER));
    var disabled = account(Role.ADMIN, OrganizationId.DEFAULT, true);
    disabled.delete(LATER);
    assertThat(disabled.claims()).isEmpty();
  }

  @Test
  @DisplayName("ID-14 a password that is set anew is told as that")
  void aPasswordIsSetAnew() {
    var account = account(Role.USER, ACME, false);
    account.resetPassword("new hash", LATER);

    assertThat(account.state().passwordHash()).isEqualTo("new hash");
    assertThat(account.events())
        .containsExactly(
            new AccountEvent.PasswordReset(account.state().id(), account.state().email(), LATER));
  }

  @Test
  @DisplayName("ID-14 ID-17 a sign-in takes over name and organization, never the role")
  void aSignInTakesOverNameAndOrganization() {
    var account = account(Role.USER, OrganizationId.DEFAULT, false).state();
    var signIn = SignIn.from(aNewSignInOf(account).state());
    signIn.adopt(account.profile(), LATER);
    assertThat(signIn.events()).isEmpty();

    signIn.adopt(new AccountProfile("Ada King", Role.ADMIN, ACME, false), LATER);

    assertThat(signIn.state().name()).isEqualTo("Ada King");
    assertThat(signIn.state().organizationId()).isEqualTo(ACME);
    assertThat(signIn.state().role()).isEqualTo(Role.USER);
    assertThat(signIn.events())
        .containsExactly(new SignInEvent.Adjusted(signIn.state().id(), account.id(), LATER));
  }

  @Test
  @DisplayName("AU-1 what an account's own holder brings about is told from what others do")
  void holdersAreToldFromOthers() {
    assertThat(Arrays.stream(RevocationReason.values()).filter(RevocationReason::byHolder))
        .containsExactly(
            RevocationReason.LOGOUT,
            RevocationReason.PASSWORD_CHANGED,
            RevocationReason.TOKEN_REUSED);
  }

  @Test
  void refusalsHaveTheirCodes() {
    assertThat(List.of(new LastAdmin(), new OwnAccount(), new AccountNotFound()))
        .extracting(DomainException::code)
        .containsExactly("account.last-admin", "account.own-account", "account.not-found");
  }
}
