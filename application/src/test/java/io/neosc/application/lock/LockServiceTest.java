package io.neosc.application.lock;

import static io.neosc.application.testing.Administration.disabled;
import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.Login;
import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.lock.port.in.RemoveLock;
import io.neosc.application.session.LockableThings;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockHitsAllAdmins;
import io.neosc.domain.lock.LockHitsAuthor;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockNotFound;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.lock.LockTarget.Kind;
import io.neosc.domain.lock.LockTargetUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SE-12: making locks and taking them away")
class LockServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Account.State admin = made(app, Role.ADMIN);
  private final CommitContext asAdmin = as(admin);

  private CommitContext as(Account.State account) {
    var signedIn = app.identity.login(new Login(STRANGER, account.email().value(), PASSWORD));
    return People.as(signedIn);
  }

  private static CreateLock on(CommitContext by, Kind kind, String value) {
    return new CreateLock(by, kind, value, "Under investigation", null);
  }

  @Test
  @DisplayName("a lock is stored with its audit entry, which says what, until when and why")
  void aLockIsStoredWithItsEntry() {
    var somebody = made(app, Role.USER);
    var end = app.clock.instant().plus(Duration.ofHours(1));

    var lock =
        app.locks.create(
            new CreateLock(asAdmin, Kind.USER, somebody.id().value(), "Stolen device", end));

    assertThat(app.locks.lock(lock.id())).isEqualTo(lock);
    assertThat(lock.createdBy()).isEqualTo(admin.id());
    var entry = lastEntry();
    assertThat(entry.action()).isEqualTo("create_lock");
    assertThat(entry.resource()).isEqualTo("lock:" + lock.id().value());
    assertThat(entry.userId()).isEqualTo(admin.id().value());
    assertThat(entry.personal().details())
        .contains("user " + somebody.id().value(), end.toString(), "Stolen device");
  }

  @Test
  @DisplayName("a user may be named by its e-mail address, in whatever case; the account is locked")
  void aUserMayBeNamedByAddress() {
    var somebody = made(app, Role.USER);

    var lock =
        app.locks.create(on(asAdmin, Kind.USER, somebody.email().value().toUpperCase(Locale.ROOT)));

    assertThat(lock.target()).isEqualTo(new LockTarget.User(somebody.id()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "USER, usr-nobody",
    "USER, nobody@example.org",
    "WORKSPACE, ws-none",
    "HOST, host-none",
    "SESSION, ses-none"
  })
  @DisplayName("what is not there cannot be locked, and nothing is stored")
  void whatIsNotThereCannotBeLocked(Kind kind, String value) {
    var before = app.storedKeys();
    assertThatExceptionOfType(LockTargetUnknown.class)
        .isThrownBy(() -> app.locks.create(on(asAdmin, kind, value)));
    assertThat(app.storedKeys()).isEqualTo(before);
  }

  @Test
  @DisplayName("a workspace and a session can be locked; a session that is over cannot")
  void thingsThatAreThereCanBeLocked() {
    var workspace = people.workspace();
    var launch =
        app.sessions.launch(new LaunchWorkspace(people.signedIn(), workspace.id())).session();
    var session = launch.session().id().value();

    app.locks.create(on(asAdmin, Kind.WORKSPACE, workspace.id().value()));
    var lock = app.locks.create(on(asAdmin, Kind.SESSION, session));

    assertThat(lock.target().value()).isEqualTo(session);
    app.accounts.change(disabled(asAdmin, launch.session().accountId(), true));
    assertThatExceptionOfType(LockTargetUnknown.class)
        .isThrownBy(() -> app.locks.create(on(asAdmin, Kind.SESSION, session)));
  }

  @Test
  @DisplayName("neither oneself, nor one's own address, nor all admins")
  void nobodyLocksOneselfOrAllAdmins() {
    assertThatExceptionOfType(LockHitsAuthor.class)
        .isThrownBy(() -> app.locks.create(on(asAdmin, Kind.USER, admin.email().value())));
    assertThatExceptionOfType(LockHitsAuthor.class)
        .isThrownBy(() -> app.locks.create(on(asAdmin, Kind.IP, "192.0.2.0/24")));
    assertThatExceptionOfType(LockHitsAllAdmins.class)
        .isThrownBy(() -> app.locks.create(on(asAdmin, Kind.ROLE, "admin")));
    assertThat(app.locks.locks(null, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  @DisplayName("a locked admin neither makes nor takes away locks")
  void aLockedAdminDoesNothing() {
    var other = made(app, Role.ADMIN);
    var asOther = as(other);
    var lock = app.locks.create(on(asAdmin, Kind.USER, other.id().value()));
    var before = app.store.entries().size();

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> app.locks.create(on(asOther, Kind.USER, admin.id().value())));
    assertThat(app.store.entries()).as("not even for a moment").hasSize(before);
    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> app.locks.remove(new RemoveLock(asOther, lock.id())));
    assertThat(app.locks.lock(lock.id())).isEqualTo(lock);
  }

  @Test
  @DisplayName("of admins that lock each other at the same moment one always stays")
  void adminsThatLockEachOther() {
    var other = made(app, Role.ADMIN);
    var asOther = as(other);
    var door = new Interfering(app.commits);
    var raced =
        new LockService(
            InMemoryRepositories.locks(app.store),
            new LockableThings(
                InMemoryRepositories.accounts(app.store),
                InMemoryRepositories.workspaces(app.store),
                InMemoryRepositories.sessions(app.store),
                app.live.model()),
            app.live.locks(),
            door,
            app.ids,
            app.clock);
    door.beforeCommit(() -> app.locks.create(on(asOther, Kind.USER, admin.id().value())));

    assertThatExceptionOfType(LockInForce.class)
        .isThrownBy(() -> raced.create(on(asAdmin, Kind.USER, other.id().value())));

    var left = app.locks.locks(null, PageRequest.first(10)).items();
    assertThat(left)
        .extracting(Lock.State::target)
        .containsExactly(new LockTarget.User(admin.id()));
    assertThat(lastEntry().action()).isEqualTo("remove_lock");
  }

  @Test
  @DisplayName("a lock that is taken away is gone, with an entry; again it is not found")
  void aLockThatIsTakenAwayIsGone() {
    var lock = app.locks.create(on(asAdmin, Kind.ROLE, "user"));

    assertThatExceptionOfType(LockInForce.class).isThrownBy(people::somebody);
    app.locks.remove(new RemoveLock(asAdmin, lock.id()));

    people.somebody();
    assertThat(app.store.entries()).extracting(AuditEntry::action).contains("remove_lock");
    assertThatExceptionOfType(LockNotFound.class)
        .isThrownBy(() -> app.locks.remove(new RemoveLock(asAdmin, lock.id())));
    assertThatExceptionOfType(LockNotFound.class)
        .isThrownBy(() -> app.locks.lock(new LockId("lck-none")));
  }

  @Test
  @DisplayName("locks are listed, those in force first, and by kind")
  void locksAreListed() {
    var hour = app.clock.instant().plus(Duration.ofHours(1));
    var short1 = app.locks.create(new CreateLock(asAdmin, Kind.ROLE, "user", "x", hour));
    var long1 =
        app.locks.create(new CreateLock(asAdmin, Kind.ROLE, "operator", "x", hour.plusSeconds(9)));
    var endless = app.locks.create(on(asAdmin, Kind.IP, "203.0.113.9"));
    app.clock.forward(Duration.ofHours(1));

    assertThat(app.locks.locks(null, PageRequest.first(10)).items())
        .isEqualTo(List.of(endless, long1, short1));
    assertThat(app.locks.locks(Kind.ROLE, PageRequest.first(10)).items())
        .isEqualTo(List.of(long1, short1));
  }

  private AuditEntry lastEntry() {
    return app.store.entries().getLast();
  }
}
