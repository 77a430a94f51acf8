package io.neosc.application.identity;

import static io.neosc.application.testing.Administration.disabled;
import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.Administration.organization;
import static io.neosc.application.testing.Administration.role;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.PasswordRejected;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.ResetPassword;
import io.neosc.application.identity.port.in.RevokeTokens;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.People;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.LastAdmin;
import io.neosc.domain.identity.OwnAccount;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Account.State root = made(app, Role.ADMIN);
  private final CommitContext admin = People.as(login(root));

  private SignedIn login(Account.State account) {
    return app.identity.login(new Login(STRANGER, account.email().value(), PASSWORD));
  }

  private boolean accepted(SignedIn person) {
    return app.live.signIns().verify(person.signIn().id()) instanceof Verdict.Live;
  }

  private List<AuditEntry> entriesSince(int before) {
    return app.store.entries().subList(before, app.store.entries().size());
  }

  @Test
  @DisplayName("ID-14 an admin makes an account of any role that can sign in at once")
  void anAccountIsMade() {
    var acme = organization(app, "ACME");
    for (var role : Role.values()) {
      var email = new EmailAddress(role + "@example.org");
      var made =
          app.accounts.create(new CreateAccount(admin, email, PASSWORD, "Ada", role, "ACME"));

      assertThat(made).isEqualTo(app.accounts.account(made.id()));
      assertThat(made.organizationId()).isEqualTo(acme.id());
      assertThat(login(made).signIn().role()).isEqualTo(role);
    }
    var entry =
        app.store.entries().stream()
            .filter(e -> e.action().equals("create_user"))
            .reduce((_, last) -> last)
            .orElseThrow();
    assertThat(entry.userId()).isEqualTo(root.key());
    assertThat(entry.personal().before()).isNull();
    assertThat(entry.personal().after())
        .isEqualTo(
            Map.of(
                "name", "Ada", "role", "admin", "organization_id", acme.key(), "disabled", false));
  }

  @Test
  @DisplayName("ID-14 a taken address, a poor password, an unknown organization: nothing is stored")
  void badAccountsAreNotMade() {
    organization(app, "ACME");
    var keys = app.storedKeys();
    var taken = new EmailAddress(root.email().value().toUpperCase(Locale.ROOT));
    var free = new EmailAddress("free@example.org");
    assertThatExceptionOfType(EmailTaken.class)
        .isThrownBy(() ->
            app.accounts.create(new CreateAccount(admin, taken, PASSWORD, "A", Role.USER, null)));
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(() ->
            app.accounts.create(new CreateAccount(admin, free, "short", "A", Role.USER, null)));
    for (var organization : List.of("org-none", "Nowhere", "acme")) {
      assertThatExceptionOfType(UnknownOrganization.class)
          .isThrownBy(() ->
              app.accounts.create(
                  new CreateAccount(admin, free, PASSWORD, "A", Role.USER, organization)));
    }
    assertThat(app.storedKeys()).isEqualTo(keys);
  }

  @Test
  @DisplayName("ID-8 ID-14 another role ends the sign-ins at once and says before and after")
  void anotherRoleEndsTheSignIns() {
    var somebody = made(app, Role.USER);
    var first = login(somebody);
    var second = login(somebody);
    var other = login(made(app, Role.USER));
    var before = app.store.entries().size();

    var changed = app.accounts.change(role(admin, somebody.id(), Role.OPERATOR));

    assertThat(changed).isEqualTo(app.accounts.account(somebody.id()));
    assertThat(changed.role()).isEqualTo(Role.OPERATOR);
    assertThat(accepted(first)).isFalse();
    assertThat(accepted(second)).isFalse();
    assertThat(accepted(other)).isTrue();
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> app.identity.refresh(new Refresh(STRANGER, first.refreshToken())));
    assertThat(login(changed).signIn().role()).isEqualTo(Role.OPERATOR);
    var entries = entriesSince(before);
    assertThat(entries.getFirst())
        .extracting(AuditEntry::action, AuditEntry::resource, AuditEntry::userId)
        .containsExactly("update_user", "user:" + somebody.key(), root.key());
    assertThat(entries.getFirst().personal().before()).isEqualTo(Map.of("role", "user"));
    assertThat(entries.getFirst().personal().after()).isEqualTo(Map.of("role", "operator"));
    assertThat(entries.subList(1, 3))
        .allSatisfy(entry -> {
          assertThat(entry.action()).isEqualTo("revoke_sign_in");
          assertThat(entry.resource()).isEqualTo("user:" + somebody.key());
          assertThat(entry.personal().details()).endsWith("role changed");
        });
  }

  @Test
  @DisplayName("ID-3 ID-8 a disabled account loses sign-ins and sessions; enabled, it signs in")
  void aDisabledAccountLosesSignInsAndSessions() {
    var somebody = made(app, Role.USER);
    var signedIn = login(somebody);
    var workspace = people.workspace();
    var launched =
        app.sessions.launch(new LaunchWorkspace(People.as(signedIn), workspace.id())).session();

    app.accounts.change(disabled(admin, somebody.id(), true));

    assertThat(accepted(signedIn)).isFalse();
    var session = stored(launched.session());
    assertThat(session.lifecycle())
        .isInstanceOfSatisfying(
            Lifecycle.Ended.class,
            ended -> {
              assertThat(ended.reason()).isEqualTo(EndReason.ACCOUNT_DISABLED);
              assertThat(ended.by()).isEqualTo(Party.of(root.id()));
            });
    assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> login(somebody));
    assertThat(app.store.entries().getLast().personal().details()).contains("account disabled");
    app.accounts.change(disabled(admin, somebody.id(), false));
    app.clock.forward(Duration.ofSeconds(2));
    assertThat(accepted(login(somebody))).isTrue();
    assertThat(accepted(signedIn)).isFalse();
  }

  private Session.State stored(Session.State session) {
    return InMemoryRepositories.sessions(app.store).find(session.id()).orElseThrow().state();
  }

  @Test
  @DisplayName("ID-14 ID-17 a new name and organization are in the sign-ins that go on")
  void nameAndOrganizationFollow() {
    var acme = organization(app, "ACME");
    var somebody = made(app, Role.USER);
    var signedIn = login(somebody);
    var before = app.store.entries().size();

    app.accounts.change(new ChangeAccount(admin, somebody.id(), "New Name", null, "ACME", null));

    assertThat(app.live.signIns().verify(signedIn.signIn().id()))
        .isInstanceOfSatisfying(
            Verdict.Live.class,
            live -> {
              assertThat(live.signIn().name()).isEqualTo("New Name");
              assertThat(live.signIn().organizationId()).isEqualTo(acme.id());
            });
    assertThat(entriesSince(before))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.personal().before())
              .isEqualTo(Map.of("name", "Made Person", "organization_id", "org-default"));
          assertThat(entry.personal().after())
              .isEqualTo(Map.of("name", "New Name", "organization_id", acme.key()));
        });
  }

  @Test
  @DisplayName("ID-14 asking for what is so already changes nothing and leaves no entry")
  void nothingIsChangedTwice() {
    var somebody = made(app, Role.USER);
    var signedIn = login(somebody);
    var before = app.store.entries().size();

    assertThat(app.accounts.change(role(admin, somebody.id(), Role.USER))).isEqualTo(somebody);
    assertThat(app.accounts.change(new ChangeAccount(admin, root.id(), null, null, null, false)))
        .isEqualTo(app.accounts.account(root.id()));
    assertThat(entriesSince(before)).isEmpty();
    assertThat(accepted(signedIn)).isTrue();
  }

  @Test
  @DisplayName("ID-14 more sign-ins than fit into one commit all follow")
  void thousandsOfSignInsFollow() {
    var somebody = made(app, Role.USER);
    var signedIn = IntStream.range(0, 450).mapToObj(_ -> login(somebody)).toList();

    app.accounts.change(role(admin, somebody.id(), Role.AUDITOR));

    assertThat(signedIn).noneMatch(this::accepted);
  }

  @Test
  @DisplayName("ID-14 the last admin can be neither demoted, disabled nor deleted, by nobody")
  void theLastAdminStays() {
    var helper = made(app, Role.ADMIN);
    app.accounts.change(disabled(admin, helper.id(), true));
    var keys = app.storedKeys();
    for (var by : List.of(admin, STRANGER)) {
      assertThatExceptionOfType(LastAdmin.class)
          .isThrownBy(() -> app.accounts.change(role(by, root.id(), Role.USER)));
      assertThatExceptionOfType(LastAdmin.class)
          .isThrownBy(() -> app.accounts.change(disabled(by, root.id(), true)));
      assertThatExceptionOfType(LastAdmin.class)
          .isThrownBy(() -> app.accounts.delete(new DeleteAccount(by, root.id())));
    }
    assertThat(app.storedKeys()).isEqualTo(keys);
    assertThat(app.live.signIns().verify(admin.requireActor().signIn()))
        .isInstanceOf(Verdict.Live.class);
    assertThat(app.store.counter(Account.ENABLED_ADMINS)).isEqualTo(1);
    app.accounts.change(disabled(admin, helper.id(), false));
    app.accounts.delete(new DeleteAccount(STRANGER, root.id()));
    assertThat(app.store.counter(Account.ENABLED_ADMINS)).isEqualTo(1);
  }

  @Test
  @DisplayName("ID-14 an admin cannot demote, disable or delete the own account, but rename it")
  void nobodyLocksHimselfOut() {
    made(app, Role.ADMIN);
    assertThatExceptionOfType(OwnAccount.class)
        .isThrownBy(() -> app.accounts.change(role(admin, root.id(), Role.AUDITOR)));
    assertThatExceptionOfType(OwnAccount.class)
        .isThrownBy(() -> app.accounts.change(disabled(admin, root.id(), true)));
    assertThatExceptionOfType(OwnAccount.class)
        .isThrownBy(() -> app.accounts.delete(new DeleteAccount(admin, root.id())));

    app.accounts.change(new ChangeAccount(admin, root.id(), "Root", null, null, null));

    assertThat(app.accounts.account(root.id()).name()).isEqualTo("Root");
  }

  @Test
  @DisplayName("ID-14 a deleted account is gone with all it had, its address is free, entries stay")
  void aDeletedAccountIsGone() {
    var somebody = made(app, Role.USER);
    var signedIn = login(somebody);
    var workspace = people.workspace();
    var launched =
        app.sessions.launch(new LaunchWorkspace(People.as(signedIn), workspace.id())).session();

    app.accounts.delete(new DeleteAccount(admin, somebody.id()));

    assertThat(accepted(signedIn)).isFalse();
    assertThat(stored(launched.session()).active()).isFalse();
    assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> login(somebody));
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> app.identity.refresh(new Refresh(STRANGER, signedIn.refreshToken())));
    assertThatExceptionOfType(AccountNotFound.class)
        .isThrownBy(() -> app.accounts.delete(new DeleteAccount(admin, somebody.id())));
    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("delete_user"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.resource()).isEqualTo("user:" + somebody.key());
          assertThat(entry.personal().before()).containsEntry("role", "user");
          assertThat(entry.personal().after()).isNull();
        });
    var next = people.somebody(somebody.email().value());
    assertThat(next.signIn().accountId()).isNotEqualTo(somebody.id());
  }

  @Test
  @DisplayName("ID-14 revoking ends all sign-ins of now and nothing else")
  void revokingEndsAllSignIns() {
    var somebody = made(app, Role.USER);
    var signedIn = List.of(login(somebody), login(somebody));
    var workspace = people.workspace();
    app.sessions.launch(new LaunchWorkspace(People.as(signedIn.getFirst()), workspace.id()));

    assertThat(app.accounts.revokeTokens(new RevokeTokens(admin, somebody.id()))).isEqualTo(2);

    assertThat(signedIn).noneMatch(this::accepted);
    assertThat(app.live.model().activeSessionsOf(somebody.id())).hasSize(1);
    assertThat(app.accounts.revokeTokens(new RevokeTokens(admin, somebody.id()))).isZero();
    app.clock.forward(Duration.ofMillis(1));
    assertThat(accepted(login(somebody))).isTrue();
  }

  @Test
  @DisplayName("OP-1 the command line makes an admin and sets a password, without being somebody")
  void theCommandLineAdministers() {
    var by = CommitContext.commandLine("4bf92f3577b34da6a3ce929d0e0e4736");
    var email = new EmailAddress("cli@example.org");
    app.accounts.create(new CreateAccount(by, email, PASSWORD, "Cli", Role.ADMIN, null));
    var signedIn = app.identity.login(new Login(STRANGER, "cli@example.org", PASSWORD));

    var reset = app.accounts.resetPassword(new ResetPassword(by, email, "another good password"));

    assertThat(reset).isEqualTo(app.accounts.account(reset.id()));
    assertThat(app.accounts.accounts(AccountFilter.ALL, PageRequest.first(1)).items())
        .containsExactly(reset);

    assertThat(accepted(signedIn)).isFalse();
    assertThat(app.store.entries().reversed().subList(0, 2))
        .allSatisfy(entry -> {
          assertThat(entry.userId()).isNull();
          assertThat(entry.role()).isNull();
          assertThat(entry.personal().userAgent()).isEqualTo("neosc command line");
        })
        .extracting(AuditEntry::action)
        .containsExactly("revoke_sign_in", "reset_password");
    app.identity.login(new Login(STRANGER, "cli@example.org", "another good password"));
    assertThatExceptionOfType(AccountNotFound.class)
        .isThrownBy(() ->
            app.accounts.resetPassword(
                new ResetPassword(by, new EmailAddress("nobody@example.org"), PASSWORD)));
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(() -> app.accounts.resetPassword(new ResetPassword(by, email, "short")));
    assertThat(new ResetPassword(by, email, PASSWORD).toString()).doesNotContain(PASSWORD);
    assertThat(new CreateAccount(by, email, PASSWORD, "A", Role.USER, null).toString())
        .doesNotContain(PASSWORD);
  }

  @Test
  @DisplayName("ID-14 what does not exist can be neither read nor changed")
  void unknownAccountsAreNotFound() {
    var nobody = new AccountId("usr-nobody");
    assertThatExceptionOfType(AccountNotFound.class).isThrownBy(() -> app.accounts.account(nobody));
    assertThatExceptionOfType(AccountNotFound.class)
        .isThrownBy(() -> app.accounts.change(role(admin, nobody, Role.USER)));
    assertThatExceptionOfType(AccountNotFound.class)
        .isThrownBy(() -> app.accounts.revokeTokens(new RevokeTokens(admin, nobody)));
  }
}
