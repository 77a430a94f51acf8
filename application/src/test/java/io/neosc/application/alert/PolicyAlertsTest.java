package io.neosc.application.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.alert.AlertNotFound;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.PolicyDisabledRule;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyAlertsTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final Interfering door = new Interfering(app.commits);
  private final ManualScheduler worker = new ManualScheduler();
  private final PolicyAlerts rule = aNodesRule(worker);
  private Policy.State policy = stored(PolicyFixture.aShippedPolicy());

  private PolicyAlerts aNodesRule(ManualScheduler scheduler) {
    return new PolicyAlerts(
        InMemoryRepositories.alerts(app.store),
        app.live.model(),
        door,
        app.ids,
        app.clock,
        scheduler);
  }

  @Test
  @DisplayName("AL-2 a disabled policy raises one critical alert, its return clears it")
  void aDisabledPolicyRaisesAnAlert() {
    evaluate(switched(false));

    var alert = alerts().getFirst();
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.cause().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.cause().subject()).isEqualTo("policy:" + policy.key());
    assertThat(alert.startedAt()).isEqualTo(app.clock.instant());
    assertThat(app.store.entries().getLast().action()).isEqualTo("raise_alert");
    assertThat(app.store.entries().getLast().traceId()).matches("[0-9a-f]{32}");
    assertThat(app.live.model().liveAlerts()).containsExactly(alert);
    assertThat(app.alerts.alert(alert.id())).isEqualTo(alert);

    evaluate(switched(true));
    assertThat(alerts()).singleElement().extracting(Alert.State::live).isEqualTo(false);
    assertThat(app.store.entries().getLast().action()).isEqualTo("clear_alert");

    evaluate(switched(false));
    assertThat(alerts()).hasSize(2);
  }

  @Test
  @DisplayName("AL-5 the same change seen twice, or late, raises nothing more")
  void theSameChangeRaisesNothingMore() {
    var disabled = switched(false);
    evaluate(disabled);
    evaluate(disabled);
    evaluate(switched(true));
    evaluate(disabled);

    assertThat(alerts()).singleElement().extracting(Alert.State::live).isEqualTo(false);
  }

  @Test
  @DisplayName("AL-5 two nodes that see the same change raise one alert")
  void twoNodesRaiseOneAlert() {
    var other = new ManualScheduler();
    var otherNode = aNodesRule(other);
    var disabled = switched(false);
    door.beforeCommit(() -> {
      otherNode.changed(new Change.PolicyStored(disabled));
      other.runAll();
    });

    evaluate(disabled);

    assertThat(alerts()).hasSize(1);
    assertThat(raised()).isEqualTo(1);
  }

  @Test
  @DisplayName("AL-5 an alert that is raised meanwhile for an earlier change is enough")
  void anAlertOfAnEarlierChangeIsEnough() {
    var disabled = switched(false);
    door.beforeCommit(() ->
        app.commits.commit(
            People.STRANGER,
            Alert.fire(
                AlertFixture.anAlertId(),
                PolicyDisabledRule.cause(disabled),
                app.clock.instant())));
    evaluate(disabled);
    door.beforeCommit(() -> {
      throw new IllegalStateException("nothing more is to be committed");
    });
    evaluate(disabled);

    assertThat(alerts()).hasSize(1);
    assertThat(worker.delays()).containsExactly(0L, 0L);
  }

  @Test
  @DisplayName("AL-5 a node that comes late does not raise what somebody resolved meanwhile")
  void aResolvedAlertIsNotRaisedAgainForTheSameChange() {
    var disabled = switched(false);
    evaluate(disabled);
    var alert = InMemoryRepositories.alerts(app.store).find(alerts().getFirst().id()).orElseThrow();
    alert.resolve(AccountFixture.anAccountId(), null, app.clock.instant());
    app.commits.commit(People.STRANGER, alert);

    var other = new ManualScheduler();
    var otherNode = aNodesRule(other);
    otherNode.changed(new Change.PolicyStored(disabled));
    other.runAll();

    assertThat(alerts()).singleElement().extracting(Alert.State::live).isEqualTo(false);
    assertThat(raised()).isEqualTo(1);
  }

  @Test
  @DisplayName("AL-5 a clearing that somebody was quicker with is decided anew")
  void aStaleClearingIsDecidedAnew() {
    evaluate(switched(false));
    door.beforeCommit(() -> {
      var alert =
          InMemoryRepositories.alerts(app.store).find(alerts().getFirst().id()).orElseThrow();
      alert.acknowledge(AccountFixture.anAccountId(), null, app.clock.instant());
      app.commits.commit(People.STRANGER, alert);
    });

    evaluate(switched(true));

    assertThat(alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.live()).isFalse();
          assertThat(alert.progress().acknowledgement()).isNotNull();
        });
  }

  @Test
  @DisplayName("AL-9 after a start every policy is looked at")
  void afterAStartEveryPolicyIsLookedAt() {
    switched(false);
    stored(PolicyFixture.aShippedPolicy());

    rule.rebuilt();
    worker.runAll();

    assertThat(alerts())
        .singleElement()
        .extracting(a -> a.cause().subject())
        .isEqualTo("policy:" + policy.key());
  }

  @Test
  @DisplayName("AL-9 while the store is away an evaluation waits and is made up for")
  void anEvaluationWaitsForTheStore() {
    var disabled = switched(false);
    app.store.goAway(true);
    evaluate(disabled);
    assertThat(worker.delays()).containsExactly(0L, 1L);
    app.store.goAway(false);
    assertThat(alerts()).isEmpty();

    worker.runAll();

    assertThat(alerts()).hasSize(1);
  }

  @Test
  @DisplayName("AL-9 an evaluation that fails does not end the rule")
  void aFailureDoesNotEndTheRule() {
    var disabled = switched(false);
    door.beforeCommit(() -> {
      throw new IllegalStateException("a bug");
    });
    evaluate(disabled);
    assertThat(alerts()).isEmpty();
    door.beforeCommit(() -> {
      throw new KeyTaken(UniqueKey.ID);
    });
    evaluate(disabled);
    assertThat(alerts()).isEmpty();

    evaluate(disabled);
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void otherChangesAreNotItsBusiness() {
    rule.changed(new Change.Removed(Change.Kind.POLICY, policy.key()));
    rule.changed(new Change.AlertStored(AlertFixture.aFiringAlert().state()));
    assertThat(worker.delays()).isEmpty();

    worker.shutdown();
    assertThatCode(() -> rule.changed(new Change.PolicyStored(switched(false))))
        .doesNotThrowAnyException();
  }

  @Test
  void unknownAlertsAreNotFound() {
    assertThatExceptionOfType(AlertNotFound.class)
        .isThrownBy(() -> app.alerts.alert(AlertFixture.anAlertId()));
  }

  private void evaluate(Policy.State state) {
    rule.changed(new Change.PolicyStored(state));
    worker.runOnce();
  }

  private Policy.State stored(Policy fresh) {
    app.commits.commit(People.STRANGER, fresh);
    return fresh.state().atVersion(1);
  }

  private Policy.State switched(boolean enabled) {
    var loaded = InMemoryRepositories.policies(app.store).find(policy.id()).orElseThrow();
    loaded.enable(enabled, AccountFixture.anAccountId(), app.clock.instant());
    app.commits.commit(People.STRANGER, loaded);
    policy = loaded.state().atVersion(policy.version() + 1);
    return policy;
  }

  private List<Alert.State> alerts() {
    return app.alerts.alerts(AlertFilter.ALL, PageRequest.first(10)).items();
  }

  private long raised() {
    return app.store.entries().stream()
        .map(AuditEntry::action)
        .filter("raise_alert"::equals)
        .count();
  }
}
