package io.neosc.application.identity;

import static io.neosc.application.testing.Administration.disabled;
import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.Administration.role;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.LastAdmin;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRacesTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final Account.State root = made(app, Role.ADMIN);
  private final CommitContext admin = People.as(login(root));

  private SignedIn login(Account.State account) {
    return app.identity.login(new Login(STRANGER, account.email().value(), PASSWORD));
  }

  private boolean accepted(SignedIn person) {
    return app.live.signIns().verify(person.signIn().id()) instanceof Verdict.Live;
  }

  /** The administration through a door before which somebody else is quicker. */
  private AccountCommands through(Interfering door) {
    return new AccountService(
        InMemoryRepositories.accounts(app.store),
        InMemoryRepositories.signIns(app.store),
        new SessionEnding(InMemoryRepositories.sessions(app.store), door, app.clock),
        InMemoryRepositories.organizations(app.store),
        door,
        app.hasher,
        app.ids,
        app.clock);
  }

  @Test
  @DisplayName("ID-8 a sign-in that is opened while the role changes does not keep the old one")
  void aSignInOpenedMeanwhileDoesNotKeepTheOldRole() {
    var somebody = made(app, Role.ADMIN);
    var opened = new ArrayList<SignedIn>();
    var door = new Interfering(app.commits);
    door.beforeCommit(() -> opened.add(login(somebody)));

    through(door).change(role(admin, somebody.id(), Role.USER));

    assertThat(opened).hasSize(1).noneMatch(this::accepted);
  }

  @Test
  @DisplayName("ID-8 a sign-in that is stored after the change of role ends and begins anew")
  void aSignInStoredAfterTheChangeBeginsAnew() {
    var somebody = made(app, Role.ADMIN);
    var door = new Interfering(app.commits);
    var raced =
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
    door.beforeCommit(() -> app.accounts.change(role(admin, somebody.id(), Role.USER)));

    var signedIn = raced.login(new Login(STRANGER, somebody.email().value(), PASSWORD));

    assertThat(signedIn.signIn().role()).isEqualTo(Role.USER);
    assertThat(InMemoryRepositories.signIns(app.store).liveOf(somebody.id(), app.clock.instant()))
        .extracting(SignIn::state)
        .containsExactly(signedIn.signIn());
  }

  private List<SignIn> liveOf(Account.State account) {
    return InMemoryRepositories.signIns(app.store).liveOf(account.id(), app.clock.instant());
  }

  /** An account with as many sign-ins. */
  private Account.State signedIn(int times) {
    var somebody = made(app, Role.USER);
    for (var i = 0; i < times; i++) {
      app.commits.commit(STRANGER, SignInFixture.aSignInOf(somebody, app.clock.instant()));
    }
    return somebody;
  }

  @Test
  @DisplayName("ID-14 an account with 500 sign-ins is deleted with all of them")
  void anAccountWithManySignInsIsDeleted() {
    var somebody = signedIn(500);
    assertThat(liveOf(somebody)).hasSize(500);

    app.accounts.delete(new DeleteAccount(admin, somebody.id()));

    assertThat(liveOf(somebody)).isEmpty();
    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("revoke_sign_in"))
        .hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @DisplayName("ID-14 a deletion that the store interrupts leaves no sign-in behind a gone account")
  void anInterruptedDeletionCanBeRepeated(int commits) {
    var somebody = signedIn(500);
    var door = new Interfering(app.commits);
    for (var i = 0; i < commits; i++) {
      door.beforeCommit(() -> {});
    }
    door.beforeCommit(() -> {
      throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
    });

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> through(door).delete(new DeleteAccount(admin, somebody.id())));

    assertThat(app.accounts.account(somebody.id())).isEqualTo(somebody);
    app.accounts.delete(new DeleteAccount(admin, somebody.id()));
    assertThat(liveOf(somebody)).isEmpty();
    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("revoke_sign_in"))
        .hasSize(500);
  }

  @Test
  @DisplayName("ID-14 a deletion that is refused ends no sign-in")
  void aRefusedDeletionEndsNothing() {
    for (var i = 0; i < 300; i++) {
      app.commits.commit(STRANGER, SignInFixture.aSignInOf(root, app.clock.instant()));
    }
    var before = liveOf(root).size();

    for (var by : List.of(admin, STRANGER)) {
      assertThatExceptionOfType(LastAdmin.class)
          .isThrownBy(() -> app.accounts.delete(new DeleteAccount(by, root.id())));
    }

    assertThat(liveOf(root)).hasSize(before);
  }

  @Test
  @DisplayName("ID-14 a change that another one overtook is decided again on what is there")
  void aChangeIsDecidedAgain() {
    var somebody = made(app, Role.USER);
    var door = new Interfering(app.commits);
    door.beforeCommit(() ->
        app.accounts.change(new ChangeAccount(admin, somebody.id(), "Quicker", null, null, null)));

    var changed = through(door).change(role(admin, somebody.id(), Role.AUDITOR));

    assertThat(changed.name()).isEqualTo("Quicker");
    assertThat(changed.role()).isEqualTo(Role.AUDITOR);
    assertThat(changed.organizationId()).isEqualTo(OrganizationId.DEFAULT);
  }

  @Test
  @DisplayName("ID-14 ID-17 tokens that are renewed know the account's present name")
  void renewedTokensKnowThePresentName() {
    var somebody = made(app, Role.USER);
    var door = new Interfering(app.commits);
    var opened = new ArrayList<SignedIn>();
    door.afterCommit(() -> opened.add(login(somebody)));
    var accounts = InMemoryRepositories.accounts(app.store);
    var stale = accounts.find(somebody.id()).orElseThrow();
    stale.administer(
        new AccountProfile("New", Role.USER, OrganizationId.DEFAULT, false), app.clock.instant());
    var before = login(somebody);
    door.commit(STRANGER, stale);

    var renewed = app.identity.refresh(new Refresh(STRANGER, before.refreshToken()));

    assertThat(before.signIn().name()).isEqualTo("Made Person");
    assertThat(renewed.signIn().name()).isEqualTo("New");
    assertThat(opened.getFirst().signIn().name()).isEqualTo("New");
  }

  @Test
  @DisplayName("ID-8 disabling is one commit: the account, its sign-ins and its sessions")
  void disablingIsOneCommit() {
    var somebody = made(app, Role.USER);
    var signedIn = login(somebody);
    launched(signedIn);
    var commits = new ArrayList<List<Change>>();
    app.observers.add((_, changes, _) -> commits.add(changes));

    app.accounts.change(disabled(admin, somebody.id(), true));

    assertThat(commits)
        .singleElement()
        .satisfies(changes ->
            assertThat(changes)
                .hasExactlyElementsOfTypes(
                    Change.AccountStored.class,
                    Change.SignInStored.class,
                    Change.SessionStored.class));
  }

  @Test
  @DisplayName("ID-8 a session that is launched while its account is disabled ends too")
  void aSessionLaunchedMeanwhileEnds() {
    for (var deleting : List.of(true, false)) {
      var somebody = made(app, Role.USER);
      var signedIn = login(somebody);
      var door = new Interfering(app.commits);
      door.beforeCommit(() -> launched(signedIn));

      if (deleting) {
        through(door).delete(new DeleteAccount(admin, somebody.id()));
      } else {
        through(door).change(disabled(admin, somebody.id(), true));
      }

      assertThat(app.live.model().activeSessionsOf(somebody.id())).isEmpty();
      assertThat(app.store.entries())
          .filteredOn(entry -> entry.action().equals("launch_workspace"))
          .isNotEmpty();
    }
  }

  private void launched(SignedIn person) {
    var workspace = new People(app).workspace();
    app.sessions.launch(new LaunchWorkspace(People.as(person), workspace.id()));
  }
}
