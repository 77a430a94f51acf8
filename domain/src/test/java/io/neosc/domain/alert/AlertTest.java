package io.neosc.domain.alert;

import static io.neosc.domain.alert.AlertFixture.aCause;
import static io.neosc.domain.alert.AlertFixture.aFiringAlert;
import static io.neosc.domain.alert.AlertFixture.aPendingAlert;
import static io.neosc.domain.alert.AlertFixture.aResolvedAlert;
import static io.neosc.domain.alert.AlertFixture.anAcknowledgedAlert;
import static io.neosc.domain.alert.AlertFixture.anAlertId;
import static io.neosc.domain.alert.AlertFixture.theFullestAlert;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertTest {
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  @DisplayName("AL-5 an alert fires at once or waits first")
  void anAlertFiresOrWaits() {
    var cause = aCause();
    var id = anAlertId();

    var firing = Alert.fire(id, cause, NOON);
    assertThat(firing.state())
        .isEqualTo(new Alert.State(id, cause, new Progress.Firing(), List.of(), 1, NOON, NOON, 0));
    assertThat(firing.state().key()).isEqualTo(id.value());
    assertThat(firing.events())
        .containsExactly(
            new AlertEvent.Fired(id, cause.ruleId(), Severity.CRITICAL, cause.message(), NOON));

    var pending = Alert.pending(id, cause, NOON);
    assertThat(pending.state().progress()).isEqualTo(new Progress.Pending());
    assertThat(pending.events())
        .containsExactly(new AlertEvent.Observed(id, cause.ruleId(), cause.message(), NOON));
  }

  @Test
  @DisplayName("AL-5 a condition that lasts makes a waiting alert fire")
  void aWaitingAlertFires() {
    var alert = Alert.from(aPendingAlert().state());
    alert.fire(LATER);

    assertThat(alert.state().status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.state().startedAt()).isEqualTo(NOON);
    assertThat(alert.state().updatedAt()).isEqualTo(LATER);
    var cause = alert.state().cause();
    assertThat(alert.events())
        .containsExactly(
            new AlertEvent.Fired(
                alert.state().id(), cause.ruleId(), cause.severity(), cause.message(), LATER));
  }

  @Test
  @DisplayName("AL-5 a condition that is met again is counted")
  void repetitionsAreCounted() {
    var alert = Alert.from(aFiringAlert().state());
    alert.repeat(LATER);
    alert.repeat(LATER.plusSeconds(1));

    assertThat(alert.state().count()).isEqualTo(3);
    assertThat(alert.state().updatedAt()).isEqualTo(LATER.plusSeconds(1));
    var rule = alert.state().cause().ruleId();
    assertThat(alert.events())
        .containsExactly(
            new AlertEvent.Repeated(alert.state().id(), rule, 2, LATER),
            new AlertEvent.Repeated(alert.state().id(), rule, 3, LATER.plusSeconds(1)));
  }

  @Test
  @DisplayName("AL-7 who acknowledges is named, with a note if there is one")
  void whoAcknowledgesIsNamed() {
    var by = anAccountId();
    var silent = Alert.from(aFiringAlert().state());
    silent.acknowledge(by, null, LATER);
    assertThat(silent.state().progress())
        .isEqualTo(new Progress.Acknowledged(new Progress.Acknowledgement(LATER, by)));
    assertThat(silent.state().notes()).isEmpty();
    assertThat(silent.state().updatedAt()).isEqualTo(LATER);
    assertThat(silent.events())
        .containsExactly(new AlertEvent.Acknowledged(silent.state().id(), null, LATER));

    var noted = Alert.from(aFiringAlert().state());
    noted.acknowledge(by, "mine", LATER);
    assertThat(noted.state().notes()).containsExactly(new Note(LATER, by, "mine"));
    assertThat(noted.events())
        .containsExactly(new AlertEvent.Acknowledged(noted.state().id(), "mine", LATER));
  }

  @Test
  @DisplayName("AL-7 who resolves is named, and who had it before stays named")
  void whoResolvesIsNamed() {
    var by = anAccountId();
    var alert = Alert.from(anAcknowledgedAlert().state());
    var earlier = alert.state().progress().acknowledgement();
    alert.resolve(by, "over", LATER);

    assertThat(earlier).isNotNull();
    assertThat(alert.state().progress()).isEqualTo(new Progress.Resolved(LATER, by, earlier));
    assertThat(alert.state().progress().acknowledgement()).isEqualTo(earlier);
    assertThat(alert.state().notes()).containsExactly(new Note(LATER, by, "over"));
    assertThat(alert.state().live()).isFalse();
    assertThat(alert.events())
        .containsExactly(new AlertEvent.Resolved(alert.state().id(), "over", LATER));
  }

  @Test
  @DisplayName("AL-5 an alert whose condition is gone resolves by itself")
  void aGoneConditionResolves() {
    var alert = Alert.from(aFiringAlert().state());
    alert.clear(LATER);

    assertThat(alert.state().progress()).isEqualTo(new Progress.Resolved(LATER, null, null));
    assertThat(alert.state().updatedAt()).isEqualTo(LATER);
    assertThat(alert.events()).containsExactly(new AlertEvent.Cleared(alert.state().id(), LATER));
  }

  @ParameterizedTest
  @EnumSource(AlertStatus.class)
  @DisplayName(
      "AL-7 each step is taken from the statuses that allow it and refused from the others")
  void stepsAreTakenInOrder(AlertStatus status) {
    var by = anAccountId();
    assertStep(status, List.of(AlertStatus.PENDING), alert -> alert.fire(LATER));
    assertStep(status, LIVE, alert -> alert.repeat(LATER));
    assertStep(status, List.of(AlertStatus.FIRING), alert -> alert.acknowledge(by, "x", LATER));
    assertStep(status, LIVE, alert -> alert.resolve(by, "x", LATER));
    assertStep(status, LIVE, alert -> alert.clear(LATER));
    assertStep(status, List.of(AlertStatus.values()), alert -> alert.note(by, "x", LATER));
  }

  private static final List<AlertStatus> LIVE =
      List.of(AlertStatus.PENDING, AlertStatus.FIRING, AlertStatus.ACKNOWLEDGED);

  private static void assertStep(
      AlertStatus status, List<AlertStatus> allowed, Consumer<Alert> step) {
    var before = anAlertThatIs(status).state();
    assertThat(before.status()).isEqualTo(status);
    assertThat(before.live()).isEqualTo(LIVE.contains(status));
    var alert = Alert.from(before);
    if (allowed.contains(status)) {
      step.accept(alert);
      assertThat(alert.events()).hasSize(1);
      assertThat(alert.state()).isNotEqualTo(before);
    } else {
      assertThatExceptionOfType(AlertNotOpen.class)
          .isThrownBy(() -> step.accept(alert))
          .satisfies(refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo("alert.not-open");
            assertThat(refusal.getMessage()).startsWith(before.key()).doesNotMatch(".*[A-Z].*");
          });
      assertThat(alert.events()).isEmpty();
      assertThat(alert.state()).isEqualTo(before);
    }
  }

  private static Alert anAlertThatIs(AlertStatus status) {
    return switch (status) {
      case PENDING -> aPendingAlert();
      case FIRING -> aFiringAlert();
      case ACKNOWLEDGED -> anAcknowledgedAlert();
      case RESOLVED -> aResolvedAlert();
    };
  }

  @Test
  @DisplayName("AL-7 notes are kept in their order, also on a resolved alert")
  void notesAreKept() {
    var by = anAccountId();
    var alert = Alert.from(aResolvedAlert().state());
    alert.note(by, "one", LATER);
    alert.note(by, "two", LATER.plusSeconds(1));

    assertThat(alert.state().notes())
        .containsExactly(new Note(LATER, by, "one"), new Note(LATER.plusSeconds(1), by, "two"));
    assertThat(alert.state().updatedAt()).isEqualTo(LATER.plusSeconds(1));
    assertThat(alert.state().status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(alert.events())
        .containsExactly(
            new AlertEvent.NoteAdded(alert.state().id(), "one", LATER),
            new AlertEvent.NoteAdded(alert.state().id(), "two", LATER.plusSeconds(1)));
  }

  @Test
  void alertsThatCannotBeAreRefused() {
    var state = aFiringAlert().state();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Alert.State(
                state.id(), state.cause(), state.progress(), List.of(), 0, NOON, NOON, 0));
    var by = anAccountId();
    for (var text : List.of("", " ", "x".repeat(2001))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Note(NOON, by, text));
    }
    assertThat(new Note(NOON, by, "x".repeat(2000)).text()).hasSize(2000);
    assertThatIllegalArgumentException().isThrownBy(() -> cause(" ", "subject", "message"));
    assertThatIllegalArgumentException().isThrownBy(() -> cause("print", " ", "message"));
    assertThatIllegalArgumentException().isThrownBy(() -> cause("print", "subject", " "));
  }

  @Test
  void laterChangesOfTheGivenListsDoNotReachAnAlert() {
    var labels = new HashMap<>(Map.of("rule", "x"));
    var evidence = new ArrayList<>(List.of("audit 1"));
    var cause =
        new Cause(
            new RuleId("rul-1"), 1, "f", labels, "s", Severity.INFO, "m", null, null, evidence);
    var notes = new ArrayList<>(List.of(new Note(NOON, anAccountId(), "x")));
    var state = new Alert.State(anAlertId(), cause, new Progress.Firing(), notes, 1, NOON, NOON, 0);
    labels.clear();
    evidence.clear();
    notes.clear();

    assertThat(cause.labels()).isEqualTo(Map.of("rule", "x"));
    assertThat(cause.evidence()).containsExactly("audit 1");
    assertThat(state.notes()).hasSize(1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> cause.labels().clear());
  }

  @Test
  @DisplayName("AL-2 a policy out of force is a critical alert of its own")
  void aPolicyOutOfForceIsAnAlert() {
    var policy = Policy.from(PolicyFixture.aShippedPolicy().state().atVersion(4));
    assertThat(PolicyDisabledRule.holds(policy.state())).isFalse();
    policy.enable(false, anAccountId(), NOON);
    var state = policy.state();
    assertThat(PolicyDisabledRule.holds(state)).isTrue();

    var cause = PolicyDisabledRule.cause(state);
    assertThat(cause.ruleId()).isEqualTo(PolicyDisabledRule.ID);
    assertThat(cause.fingerprint())
        .isEqualTo(PolicyDisabledRule.fingerprint(state))
        .isNotEqualTo(PolicyDisabledRule.fingerprint(PolicyFixture.aShippedPolicy().state()))
        .contains(state.key());
    assertThat(cause.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(cause.subject()).isEqualTo("policy:" + state.key());
    assertThat(cause.message()).isEqualTo("Policy \"MFA Required\" is disabled");
    assertThat(cause.labels()).containsEntry("policy", state.key());
    assertThat(cause.evidence()).containsExactly("policy " + state.key() + " version 4");
  }

  @Test
  void anotherVersionIsTheSameAlert() {
    var state = theFullestAlert().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
    assertThat(new AlertNotFound(state.id()))
        .hasMessageContaining(state.key())
        .extracting(AlertNotFound::code)
        .isEqualTo("alert.not-found");
  }

  private static Cause cause(String fingerprint, String subject, String message) {
    return new Cause(
        new RuleId("rul-1"),
        1,
        fingerprint,
        Map.of(),
        subject,
        Severity.INFO,
        message,
        null,
        null,
        List.of());
  }
}
