package io.neosc.application.erasure;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryArchive;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.Cause;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.alert.TokenReuseRule;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An account with a trail that tells of its person, and a node that erases. */
abstract class ErasingFixture {
  static final String EMAIL = "Ada.Lovelace@example.org";
  static final String NAME = "Ada Lovelace";
  static final Erasing.Pace PACE = new Erasing.Pace(Duration.ofSeconds(5), Duration.ofMinutes(2));

  final InMemoryApplication app = new InMemoryApplication();
  final People people = new People(app);
  final ManualScheduler worker = new ManualScheduler();
  final Erasing erasing = node(worker);
  CommitContext admin = STRANGER;
  AccountId ada = new AccountId("usr-none");

  Erasing node(ManualScheduler thread) {
    return new Erasing(
        app.erasing,
        InMemoryRepositories.trail(app.store),
        new WholeTrail(app.erasing, new InMemoryArchive(), new InMemoryCheckpoints()),
        InMemoryRepositories.accounts(app.store),
        InMemoryRepositories.holds(app.store),
        app.elsewhere,
        app.commits,
        new InMemoryLease(app.store, app.clock),
        PACE,
        new CountingIds(),
        app.clock,
        thread);
  }

  @BeforeEach
  void people() {
    admin = People.as(signedIn(account("root@example.org", "Root", Role.ADMIN)));
    ada = account(EMAIL, NAME, Role.USER);
  }

  AccountId account(String email, String name, Role role) {
    return app.accounts
        .create(
            new CreateAccount(admin, new EmailAddress(email), People.PASSWORD, name, role, null))
        .id();
  }

  SignedIn signedIn(AccountId account) {
    var email = app.accounts.account(account).email().value();
    return app.identity.login(new Login(STRANGER, email, People.PASSWORD));
  }

  Erasure.State erase() {
    return app.erasures.erase(new EraseUser(admin, ada, EMAIL.toLowerCase(Locale.ROOT)));
  }

  /** Until nothing is left, or nothing more happens. */
  void untilDone() {
    for (var beats = 0; beats < 60 && !app.erasures.erasure(ada).done(); beats++) {
      app.clock.forward(PACE.beat());
      worker.runOnce();
    }
    assertThat(app.erasures.erasure(ada).done()).isTrue();
  }

  void nothingIsLeft() {
    synchronized (app.store) {
      for (var entry : app.store.entries()) {
        assertThat(AuditLine.of(entry).toLowerCase(Locale.ROOT))
            .as("entry %d %s", entry.seq(), entry.action())
            .doesNotContain("lovelace");
      }
    }
    app.rebuild();
    assertThat(integrity()).isEqualTo(Status.INTACT);
  }

  Status integrity() {
    return Verification.of(app.store.entries()).integrity().status();
  }

  List<AuditEntry> erasures() {
    return app.store.entries().stream()
        .filter(entry -> entry.action().equals("erase_user"))
        .toList();
  }

  long lastSeq() {
    return app.store.entries().getLast().seq();
  }

  /** An entry of somebody else with a word about her. */
  long mentioned(String note) {
    var alert = Alert.fire(new AlertId("alr-" + lastSeq()), cause(), app.clock.instant());
    app.commits.commit(admin, alert);
    var stored = Alert.from(app.alerts.alert(alert.state().id()));
    stored.note(admin.requireActor().accountId(), note, app.clock.instant());
    app.commits.commit(admin, stored);
    return lastSeq();
  }

  private Cause cause() {
    return new Cause(
        TokenReuseRule.ID,
        1,
        "test/" + lastSeq(),
        Map.of("account", ada.value()),
        "user:" + ada.value(),
        Severity.HIGH,
        "A token of " + EMAIL + " was used again",
        null,
        null,
        List.of());
  }
}
