package io.neosc.application.identity;

import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static io.neosc.application.testing.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.ChangePassword;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.identity.port.in.PasswordRejected;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.identity.WrongPassword;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StayingAndLeavingTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Interfering door = new Interfering(app.commits);
  private final IdentityCommands raced =
      new IdentityService(
          InMemoryRepositories.accounts(app.store),
          InMemoryRepositories.signIns(app.store),
          new SessionEnding(InMemoryRepositories.sessions(app.store), door, app.clock),
          door,
          app.hasher,
          app.guard,
          app.live.locks(),
          app.ids,
          app.clock,
          IdentitySettings.DEFAULT);

  @Test
  @DisplayName("ID-6 a refresh gives another token and keeps the sign-in")
  void aRefreshGivesAnotherToken() {
    var person = people.somebody();
    app.clock.forward(Duration.ofMinutes(15));

    var next = refresh(person.refreshToken());

    assertThat(next.signIn().id()).isEqualTo(person.signIn().id());
    assertThat(next.signIn()).isEqualTo(stored(person));
    assertThat(next.signIn().refreshedAt()).isEqualTo(app.clock.instant());
    assertThat(next.refreshToken()).isNotEqualTo(person.refreshToken());
    assertThat(last().action()).isEqualTo("refresh_token");
    assertThat(refresh(next.refreshToken()).signIn().version()).isEqualTo(3);
  }

  @Test
  @DisplayName("ID-6 a token that was replaced ends the whole family")
  void aReplacedTokenEndsTheFamily() {
    var person = people.somebody();
    var next = refresh(person.refreshToken());

    assertRefreshRefused(person.refreshToken());
    assertThat(Objects.requireNonNull(stored(person).revocation()).reason())
        .isEqualTo(RevocationReason.TOKEN_REUSED);
    assertThat(last().action()).isEqualTo("token_reuse");
    assertThat(last().success()).isFalse();
    assertRefreshRefused(next.refreshToken());
    assertThat(last().action()).isEqualTo("refresh_token");
    assertThat(last().userId()).isEqualTo(person.signIn().accountId().value());
  }

  @Test
  @DisplayName("ID-6 of two refreshes at once with one token the second proves theft")
  void ofTwoRefreshesAtOnceOneProvesTheft() {
    var person = people.somebody();
    door.beforeCommit(() -> refresh(person.refreshToken()));

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> raced.refresh(new Refresh(STRANGER, person.refreshToken())));
    assertThat(stored(person).revocation()).isNotNull();
  }

  @Test
  @DisplayName("ID-6 what is no token of a sign-in is refused, and cannot fill the trail")
  void foreignTokensAreRefused() {
    var before = app.store.entries();
    var secret = "x".repeat(43);
    for (var token :
        List.of(
            "",
            ".",
            secret,
            "sin-1." + secret,
            "usr-1." + secret,
            "sin-1." + secret + "x",
            "sin-$gt." + secret.substring(1),
            "sin-1.." + secret.substring(1))) {
      assertRefreshRefused(token);
    }
    assertThat(app.store.entries()).isEqualTo(before);
  }

  @Test
  @DisplayName("ID-6 an expired sign-in and a disabled account refresh nothing")
  void whoIsOverRefreshesNothing() {
    var disabled = people.somebody();
    disable(disabled);
    assertRefreshRefused(disabled.refreshToken());
    assertThat(Objects.requireNonNull(last().personal()).details())
        .isEqualTo("Refused: account disabled");
    assertThat(stored(disabled).version()).isEqualTo(1);

    var expired = people.somebody();
    app.clock.forward(IdentitySettings.DEFAULT.signInLifetime());
    assertRefreshRefused(expired.refreshToken());
    assertThat(Objects.requireNonNull(last().personal()).details())
        .isEqualTo("Refused: sign in ended");
  }

  private void assertRefreshRefused(String token) {
    assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> refresh(token));
  }

  @Test
  @DisplayName("ID-7 a logout revokes the sign-in and ends all sessions of the account")
  void aLogoutEndsAllSessions() {
    var person = people.somebody("ada@example.org");
    var other = login("ada@example.org", PASSWORD);
    launch(as(person));
    launch(as(other));
    var stranger = people.signedIn();
    launch(stranger);

    assertThat(app.identity.logout(new Logout(as(person)))).isEqualTo(2);

    assertThat(stored(person).revocation())
        .isEqualTo(new SignIn.Revocation(RevocationReason.LOGOUT, app.clock.instant()));
    assertThat(stored(other).revocation()).isNull();
    assertThat(active(person)).isZero();
    assertThat(app.live.model().activeSessions()).hasSize(1);
    assertThat(app.store.entries()).filteredOn(entry -> entry.action().equals("logout")).hasSize(1);
  }

  @Test
  @DisplayName("ID-7 who signs out twice, or without a stored sign-in, loses nothing more")
  void aSecondLogoutChangesNothing() {
    var person = people.somebody();
    app.identity.logout(new Logout(as(person)));
    var entries = app.store.entries().size();

    assertThat(app.identity.logout(new Logout(as(person)))).isZero();
    assertThat(app.store.entries()).hasSize(entries);
    assertThat(app.identity.logout(new Logout(as(gone(person))))).isZero();
  }

  private static SignedIn gone(SignedIn person) {
    var state = person.signIn();
    var unknown =
        SignIn.open(
            new SignInId("sin-gone"),
            AccountFixture.aNewAccount(state.accountId(), "gone@example.org", null).state(),
            SignInMethod.PASSWORD,
            List.of("pwd"),
            new BearerSecret("x".repeat(43)),
            "::1",
            state.openedAt(),
            state.expiresAt());
    return new SignedIn(unknown.state(), "");
  }

  @Test
  @DisplayName("ID-7 a launch during the logout does not survive it")
  void aLaunchDuringTheLogoutIsEnded() {
    var person = people.somebody();
    launch(as(person));
    door.beforeCommit(() -> launch(as(person)));

    assertThat(raced.logout(new Logout(as(person)))).isEqualTo(2);
    assertThat(active(person)).isZero();
  }

  @Test
  @DisplayName("ID-9 another password ends the account's other sign-ins, not this one")
  void anotherPasswordEndsOtherSignIns() {
    var person = people.somebody("ada@example.org");
    var other = login("ada@example.org", PASSWORD);
    var stranger = people.somebody();

    var commits = new ArrayList<Integer>();
    app.observers.add((_, changes, _) -> commits.add(changes.size()));
    app.identity.changePassword(new ChangePassword(as(person), PASSWORD, "another good password"));

    assertThat(commits).as("the account and the other sign-in at once").containsExactly(2);
    assertThat(stored(person).revocation()).isNull();
    assertThat(Objects.requireNonNull(stored(other).revocation()).reason())
        .isEqualTo(RevocationReason.PASSWORD_CHANGED);
    assertThat(stored(stranger).revocation()).isNull();
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> login("ada@example.org", PASSWORD));
    app.clock.forward(Duration.ofSeconds(1));
    assertThat(login("ada@example.org", "another good password").signIn().accountId())
        .isEqualTo(person.signIn().accountId());
    assertThat(app.store.entries())
        .extracting(AuditEntry::action)
        .contains("change_password", "revoke_sign_in");
  }

  @Test
  @DisplayName("ID-9 a login by the old password does not survive the change that it raced with")
  void aLoginByTheOldPasswordDoesNotSurvive() {
    var person = people.somebody("ada@example.org");
    door.beforeCommit(() ->
        app.identity.changePassword(
            new ChangePassword(as(person), PASSWORD, "another good password")));
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> raced.login(new Login(STRANGER, "ada@example.org", PASSWORD)));
    assertOnlyLive(person);
    assertThat(last().action()).isEqualTo("login");
    assertThat(last().success()).isFalse();
    app.clock.forward(Duration.ofHours(1));

    door.beforeCommit(
        () -> app.identity.login(new Login(STRANGER, "ada@example.org", "another good password")));
    raced.changePassword(new ChangePassword(as(person), "another good password", PASSWORD));
    assertOnlyLive(person);
  }

  @Test
  @DisplayName("ID-4 a login whose hash somebody renewed meanwhile is decided anew and succeeds")
  void aLoginBesideARenewedHashSucceeds() {
    var person = people.somebody("ada@example.org");
    door.afterCommit(() -> {
      app.hasher.raiseParameters("v2");
      app.identity.login(new Login(STRANGER, "ada@example.org", PASSWORD));
    });

    var login = raced.login(new Login(STRANGER, "ada@example.org", PASSWORD));

    assertThat(stored(login).live(app.clock.instant())).isTrue();
    assertThat(stored(person).live(app.clock.instant())).isTrue();
  }

  private void assertOnlyLive(SignedIn person) {
    assertThat(
            InMemoryRepositories.signIns(app.store)
                .liveOf(person.signIn().accountId(), app.clock.instant()))
        .extracting(signIn -> signIn.state().id())
        .containsExactly(person.signIn().id());
  }

  @Test
  @DisplayName("ID-9 who does not know the password does not change it")
  void aWrongPasswordChangesNothing() {
    var person = people.somebody();
    var hash = account(person).passwordHash();

    assertThatExceptionOfType(WrongPassword.class)
        .isThrownBy(() ->
            app.identity.changePassword(
                new ChangePassword(as(person), "wrong", "another good password")));
    assertThat(last().action()).isEqualTo("change_password");
    assertThat(last().success()).isFalse();
    assertThat(last().userId()).isEqualTo(person.signIn().accountId().value());
    assertThatExceptionOfType(TooManyAttempts.class)
        .as("ID-13: who guesses the present password waits")
        .isThrownBy(() ->
            app.identity.changePassword(
                new ChangePassword(as(person), PASSWORD, "another good password")));
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(
            () -> app.identity.changePassword(new ChangePassword(as(person), PASSWORD, "short")));
    assertThat(account(person).passwordHash()).isEqualTo(hash);
  }

  @Test
  @DisplayName("ID-9 a caller whose account is gone is refused")
  void aCallerWithoutAccountIsRefused() {
    var gone = new SignedIn(SignInFixture.aNewSignIn().state(), "");

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() ->
            app.identity.changePassword(
                new ChangePassword(as(gone), PASSWORD, "another good password")));
  }

  private SignedIn login(String email, String password) {
    return app.identity.login(new Login(STRANGER, email, password));
  }

  private SignedIn refresh(String token) {
    return app.identity.refresh(new Refresh(STRANGER, token));
  }

  private void launch(CommitContext who) {
    app.sessions.launch(new LaunchWorkspace(who, people.workspace().id()));
  }

  private int active(SignedIn person) {
    return InMemoryRepositories.sessions(app.store).activeOf(person.signIn().accountId()).size();
  }

  private void disable(SignedIn person) {
    var now = account(person);
    var disabled =
        Account.from(
            new Account.State(
                now.id(),
                now.email(),
                now.name(),
                now.organizationId(),
                now.requestedOrganization(),
                now.role(),
                now.passwordHash(),
                true,
                now.createdAt(),
                now.updatedAt(),
                now.version()));
    disabled.rehashPassword(now.passwordHash(), app.clock.instant());
    app.commits.commit(STRANGER, disabled);
  }

  private Account.State account(SignedIn person) {
    return InMemoryRepositories.accounts(app.store)
        .find(person.signIn().accountId())
        .orElseThrow()
        .state();
  }

  private SignIn.State stored(SignedIn person) {
    return InMemoryRepositories.signIns(app.store).find(person.signIn().id()).orElseThrow().state();
  }

  private AuditEntry last() {
    return app.store.entries().getLast();
  }
}
