package io.neosc.application.alert;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LongRunningAlertsTest {
  private static final CommitContext SWEEP = CommitContext.system("0123456789abcdef");
  private static final Limit EIGHT_HOURS = new Limit(Duration.ofHours(8), "installation");

  private final InMemoryApplication app = new InMemoryApplication();
  private final ManualScheduler worker = new ManualScheduler();
  private final LongRunningAlerts rule = aNodesRule(worker);

  private LongRunningAlerts aNodesRule(ManualScheduler scheduler) {
    return new LongRunningAlerts(
        InMemoryRepositories.alerts(app.store),
        app.live.model(),
        app.commits,
        app.ids,
        app.clock,
        scheduler);
  }

  private Session.State launched() {
    var session = SessionFixture.anActiveSession();
    app.commits.commit(STRANGER, session);
    return session.state().atVersion(1);
  }

  private Session.State ended(Session.State session) {
    var over = Session.from(session);
    over.end(EndReason.USER_STOP, null, session.startedAt().plusSeconds(60));
    app.commits.commit(STRANGER, over);
    return over.state().atVersion(session.version() + 1);
  }

  private static Map<Session.State, Limit> overdue(Session.State session) {
    return Map.of(session, EIGHT_HOURS);
  }

  private List<Alert.State> alerts() {
    return app.alerts.alerts(AlertFilter.ALL, PageRequest.first(100)).items();
  }

  @Test
  @DisplayName("SE-9, AL-2: a long-running session is one alert, whoever sweeps and how often")
  void onceForEachSession() {
    var session = launched();
    rule.goOn(SWEEP, overdue(session));
    rule.goOn(SWEEP, overdue(session));
    aNodesRule(new ManualScheduler()).goOn(SWEEP, overdue(session));

    assertThat(alerts()).hasSize(1);
    var alert = alerts().getFirst();
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.cause().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(alert.cause().subject()).isEqualTo("session:" + session.key());
    assertThat(alert.cause().threshold()).isEqualTo("28800 s");
    assertThat(alert.cause().message())
        .contains(session.email().value(), session.workspaceName(), "" + session.startedAt());
    rule.goOn(SWEEP, overdue(launched()));
    assertThat(alerts()).hasSize(2);
  }

  @Test
  @DisplayName("SE-9: what somebody resolved is not raised again, also after a restart")
  void resolvedIsResolved() {
    var session = launched();
    rule.goOn(SWEEP, overdue(session));
    var alert = Alert.from(alerts().getFirst());
    alert.resolve(new AccountId("usr-1"), "known", app.clock.instant());
    app.commits.commit(STRANGER, alert);

    rule.goOn(SWEEP, overdue(session));
    aNodesRule(new ManualScheduler()).goOn(SWEEP, overdue(session));
    assertThat(alerts()).hasSize(1);
    assertThat(alerts().getFirst().status()).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  @DisplayName("SE-9: the session's end clears it at once, on every node that hears of both")
  void theEndClears() {
    var session = launched();
    rule.goOn(SWEEP, overdue(session));
    rule.changed(new Change.AlertStored(alerts().getFirst()));
    var restarted = new ManualScheduler();
    var other = aNodesRule(restarted);
    other.rebuilt();

    var change = new Change.SessionStored(ended(session));
    rule.changed(change);
    other.changed(change);
    worker.runAll();
    restarted.runAll();

    assertThat(alerts()).hasSize(1);
    assertThat(alerts().getFirst().status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(app.store.entries().getLast().action()).isEqualTo("clear_alert");
    rule.changed(change);
    assertThat(worker.delays()).hasSize(1);
  }

  @Test
  @DisplayName("SE-9: the end of other sessions asks nobody anything")
  void otherEnds() {
    var asked = app.store.asked();
    rule.changed(new Change.SessionStored(SessionFixture.aDisconnectedSession().state()));
    assertThat(worker.delays()).isEmpty();
    assertThat(app.store.asked()).isEqualTo(asked);
  }

  @Test
  @DisplayName("SE-9: an end that nobody heard of clears with the next sweep, and raises nothing")
  void theSweepMakesUpForIt() {
    var session = launched();
    rule.goOn(SWEEP, overdue(session));
    ended(session);
    rule.goOn(SWEEP, overdue(session));
    assertThat(alerts()).hasSize(1);
    assertThat(alerts().getFirst().status()).isEqualTo(AlertStatus.RESOLVED);

    var other = launched();
    ended(other);
    rule.goOn(SWEEP, overdue(other));
    assertThat(alerts()).hasSize(1);
  }

  @Test
  @DisplayName("SE-9: a sweep that was overtaken raises nothing")
  void theOvertakenRaiseNothing() {
    var fenced = SWEEP.fenced(new Fence("session-sweep", 1));
    var overdue = overdue(launched());
    assertThatExceptionOfType(FencedOff.class).isThrownBy(() -> rule.goOn(fenced, overdue));
    assertThat(alerts()).isEmpty();
    rule.goOn(SWEEP, overdue);
    assertThat(alerts()).hasSize(1);
  }
}
