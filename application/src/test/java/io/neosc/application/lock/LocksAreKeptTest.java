package io.neosc.application.lock;

import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.lock.port.in.RemoveLock;
import io.neosc.application.session.LaunchSettings;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.lock.LockTarget.Kind;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.shared.IpAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("SE-12: while a lock is in force nothing begins that it hits")
class LocksAreKeptTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final CommitContext admin = fromElsewhere(made(app, Role.ADMIN));

  private CommitContext fromElsewhere(Account.State account) {
    var elsewhere = new CommitContext(null, "198.51.100.7", "test", STRANGER.traceId(), null);
    var signedIn = app.identity.login(new Login(elsewhere, account.email().value(), PASSWORD));
    return elsewhere.by(signedIn.signIn().actor());
  }

  private Lock.State lock(Kind kind, String value, @Nullable Instant end) {
    return app.locks.create(new CreateLock(admin, kind, value, "Stolen device", end));
  }

  private static String valueFor(Kind kind, SignedIn person, String workspace) {
    return switch (kind) {
      case USER -> person.signIn().email().value();
      case ROLE -> "user";
      case IP -> "192.0.2.0/24";
      case WORKSPACE, HOST, SESSION -> workspace;
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"USER", "ROLE", "IP", "WORKSPACE"})
  @DisplayName("launches are refused with reason and end, and audited; also the live session")
  void launchesAreRefused(Kind kind) {
    var person = people.somebody();
    var me = People.as(person);
    var workspace = people.workspace();
    var end = app.clock.instant().plusSeconds(60);
    lock(kind, valueFor(kind, person, workspace.id().value()), end);
    var launch = new LaunchWorkspace(me, workspace.id());

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> app.sessions.launch(launch))
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo("Stolen device");
          assertThat(refused.expiresAt()).isEqualTo(end);
          assertThat(refused.kind()).isEqualTo(kind);
        });
    assertThat(lastEntry().action()).isEqualTo("launch_workspace");
    assertThat(lastEntry().success()).isFalse();
    assertThat(lastEntry().personal().details()).contains("lock.in-force");

    app.clock.forward(Duration.ofSeconds(59).plusMillis(999));
    app.live.heard();
    assertThatExceptionOfType(LockInForce.class).isThrownBy(() -> app.sessions.launch(launch));
    app.clock.forward(Duration.ofMillis(1));
    var stored = app.store.entries().size();
    assertThat(app.sessions.launch(launch).isNew()).as("at its end it has no effect").isTrue();
    assertThat(app.store.entries()).as("nobody wrote the end").hasSize(stored + 1);
  }

  @Test
  @DisplayName("the live session is not given either")
  void theLiveSessionIsNotGiven() {
    var me = people.signedIn();
    var workspace = people.workspace();
    app.sessions.launch(new LaunchWorkspace(me, workspace.id()));
    lock(Kind.WORKSPACE, workspace.id().value(), null);

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> app.sessions.launch(new LaunchWorkspace(me, workspace.id())));
  }

  @Test
  @DisplayName("others, elsewhere, are let in")
  void othersAreLetIn() {
    var workspace = people.workspace();
    lock(Kind.USER, people.somebody().signIn().email().value(), null);
    lock(Kind.ROLE, "operator", null);
    lock(Kind.IP, "203.0.113.0/24", null);
    lock(Kind.WORKSPACE, people.workspace().id().value(), null);

    var launch = app.sessions.launch(new LaunchWorkspace(people.signedIn(), workspace.id()));
    assertThat(launch.isNew()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"USER", "ROLE", "IP"})
  @DisplayName("ID-3: a sign-in is told of a lock after the right password only")
  void aSignInIsToldAfterTheRightPassword(Kind kind) {
    var person = people.somebody();
    var email = person.signIn().email().value();
    lock(kind, valueFor(kind, person, ""), null);

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> app.identity.login(new Login(STRANGER, email, "a wrong password")));
    assertThat(lastEntry().personal().details()).isEqualTo("Refused: wrong password");
    app.clock.forward(Duration.ofSeconds(1));
    app.live.heard();
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() ->
            app.identity.login(new Login(STRANGER, "nobody@example.org", "a wrong password")));
    app.clock.forward(Duration.ofSeconds(1));
    app.live.heard();

    var verified = app.hasher.verifications();
    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> app.identity.login(new Login(STRANGER, email, PASSWORD)));
    assertThat(app.hasher.verifications())
        .as("as much work as any attempt")
        .isEqualTo(verified + 1);
    assertThat(lastEntry().action()).isEqualTo("login");
    assertThat(lastEntry().success()).isFalse();
    assertThat(lastEntry().personal().details()).isEqualTo("Refused: locked");
  }

  @Test
  @DisplayName("a refresh is refused and its token is not used up: after the lock it is good")
  void aRefreshTokenIsNotUsedUp() {
    var person = people.somebody();
    var lock = lock(Kind.USER, person.signIn().email().value(), null);
    var refresh = new Refresh(STRANGER, person.refreshToken());

    for (var i = 0; i < 3; i++) {
      assertThatExceptionOfType(LockInForce.class).isThrownBy(() -> app.identity.refresh(refresh));
    }
    assertThat(lastEntry().action()).isEqualTo("refresh_token");
    assertThat(lastEntry().success()).isFalse();

    app.locks.remove(new RemoveLock(admin, lock.id()));
    assertThat(app.identity.refresh(refresh).refreshToken()).isNotEqualTo(person.refreshToken());
  }

  @Test
  @DisplayName("ID-6: a replaced refresh token ends its family, locked or not")
  void aReplacedTokenEndsItsFamilyAllTheSame() {
    var person = people.somebody();
    app.identity.refresh(new Refresh(STRANGER, person.refreshToken()));
    lock(Kind.USER, person.signIn().email().value(), null);

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> app.identity.refresh(new Refresh(STRANGER, person.refreshToken())));
    assertThat(lastEntry().action()).isEqualTo("token_reuse");
  }

  @ParameterizedTest
  @EnumSource(names = {"ROLE", "IP"})
  @DisplayName("a registration opens a sign-in, so it is refused too, and makes no account")
  void aRegistrationIsRefused(Kind kind) {
    lock(kind, valueFor(kind, people.somebody(), ""), null);
    var before = app.storedKeys();

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() ->
            app.identity.register(
                new Register(STRANGER, new EmailAddress("new@example.org"), PASSWORD, "N", null)));
    assertThat(app.storedKeys()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "a launch that passed the first look ends itself when the lock is there at the second")
  void aLaunchDuringTheLockEndsItself() {
    var me = people.signedIn();
    var workspace = people.workspace();
    var door = new Interfering(app.commits);
    var raced =
        new SessionService(
            InMemoryRepositories.sessions(app.store),
            InMemoryRepositories.workspaces(app.store),
            InMemoryRepositories.signIns(app.store),
            app.memory(),
            LaunchSettings.DEFAULT,
            app.limits,
            door,
            app.ids,
            app.clock);
    door.beforeCommit(() -> lock(Kind.WORKSPACE, workspace.id().value(), null));

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> raced.launch(new LaunchWorkspace(me, workspace.id())));

    assertThat(app.live.model().activeSessions()).isEmpty();
    var session =
        InMemoryRepositories.sessions(app.store)
            .pageOf(me.requireActor().accountId(), PageRequest.first(9))
            .items()
            .getFirst();
    assertThat(session.lifecycle())
        .isInstanceOfSatisfying(
            Lifecycle.Ended.class, end -> assertThat(end.reason()).isEqualTo(EndReason.LOCK));
    assertThat(lastEntry().action()).isEqualTo("terminate_session");
    assertThat(lastEntry().personal().details()).contains("lock: lck-", "Stolen device");
  }

  @Test
  @DisplayName(
      "ID-8: a node that has heard nothing for a second asks the store instead of its memory")
  void oldMemoryIsNotTrusted() {
    var person = people.somebody();
    var subject = LockSubject.person(person.signIn().accountId(), Role.USER, null);
    var lock = lock(Kind.USER, person.signIn().email().value(), null);
    app.live.heard();
    assertThat(app.live.locks().find(subject)).contains(lock);

    var asked = app.store.asked();
    app.live.locks().find(subject);
    assertThat(app.store.asked()).as("from memory").isEqualTo(asked);
    app.clock.forward(Duration.ofMillis(1001));
    assertThat(app.live.locks().find(subject)).contains(lock);
    assertThat(app.store.asked()).as("from the store").isGreaterThan(asked);

    app.store.goAway(true);
    app.clock.forward(Duration.ofSeconds(2));
    assertThat(app.live.locks().find(subject)).as("within the grace").contains(lock);
    app.clock.forward(Duration.ofSeconds(60));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> app.live.locks().find(subject));
    app.store.goAway(false);
  }

  @Test
  @DisplayName("memory that is built anew knows the locks, and forgets those that were removed")
  void rebuiltMemoryKnowsLocks() {
    var person = people.somebody();
    var subject = LockSubject.person(person.signIn().accountId(), Role.USER, null);
    var lock = lock(Kind.USER, person.signIn().email().value(), null);

    app.rebuild();
    assertThat(app.live.locks().remembered(subject)).contains(lock);
    app.locks.remove(new RemoveLock(admin, lock.id()));
    app.live.apply(new Change.LockStored(lock));
    assertThat(app.live.locks().remembered(subject)).as("an old change").isEmpty();
    app.rebuild();
    assertThat(app.live.locks().remembered(subject)).isEmpty();
  }

  @Test
  @DisplayName("of several locks the one that lasts longest is told")
  void theLongestIsTold() {
    var person = people.somebody();
    var now = app.clock.instant();
    lock(Kind.USER, person.signIn().email().value(), now.plusSeconds(60));
    var longest = lock(Kind.ROLE, "user", null);
    lock(Kind.IP, "192.0.2.17", now.plusSeconds(90));
    var subject =
        LockSubject.person(person.signIn().accountId(), Role.USER, new IpAddress("192.0.2.17"));

    assertThat(app.live.locks().remembered(subject)).contains(longest);
  }

  private AuditEntry lastEntry() {
    return app.store.entries().getLast();
  }
}
