package io.neosc.application.alert.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.application.shared.port.Contracts.newestFirst;
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

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.shared.StaleAggregate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link AlertRepository} promises. Each test begins with an empty store. */
public interface AlertRepositoryContract {
  Commits commits();

  AlertRepository repository();

  @Test
  default void unknownAlertsAreNotFound() {
    assertThat(repository().find(anAlertId())).isEmpty();
    assertThat(repository().findLive("policy_disabled/nothing")).isEmpty();
    assertThat(repository().page(AlertFilter.ALL, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  @DisplayName("AL-5: an alert with a value in every field comes back as it was")
  default void theFullestAlertComesBack() {
    assertComesBack(theFullestAlert());
  }

  @Test
  @DisplayName("AL-5: alerts of every status come back as they were")
  default void everyStatusComesBack() {
    assertComesBack(aPendingAlert());
    assertComesBack(aFiringAlert());
    assertComesBack(anAcknowledgedAlert());
    assertComesBack(aResolvedAlert());
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var alert = aFiringAlert();
    assertThat(repository().find(alert.state().id())).isEmpty();
    assertThat(repository().findLive(alert.state().cause().fingerprint())).isEmpty();
    commits().commit(NOBODY, alert);

    find(alert).clear(NOON);

    assertThat(find(alert).state().live()).isTrue();
  }

  @Test
  @DisplayName("AL-5: the live alert of a fingerprint is the one that is not resolved")
  default void theLiveAlertIsFound() {
    var cause = aCause();
    var over = aFiringAlert(cause, NOON);
    over.clear(NOON.plusMillis(1));
    var pending = Alert.pending(anAlertId(), cause, NOON.plusMillis(2));
    commits().commit(NOBODY, over);
    assertThat(repository().findLive(cause.fingerprint())).isEmpty();
    commits().commit(NOBODY, pending, aFiringAlert());

    assertThat(repository().findLive(cause.fingerprint()).orElseThrow().state())
        .isEqualTo(pending.state().atVersion(1));

    var taken = find(pending);
    taken.fire(NOON.plusMillis(3));
    taken.acknowledge(anAccountId(), null, NOON.plusMillis(4));
    commits().commit(NOBODY, taken);
    assertThat(repository().findLive(cause.fingerprint()).orElseThrow().state().status())
        .isEqualTo(AlertStatus.ACKNOWLEDGED);
  }

  @Test
  @DisplayName("AL-5: of two nodes that raise the same alert at once one does")
  default void ofTwoAlertsAtOnceOneIsRaised() throws Exception {
    var cause = aCause();
    var one = aFiringAlert(cause, NOON);
    var other = aFiringAlert(cause, NOON);

    var outcomes = atOnce(() -> committed(one), () -> committed(other));

    assertThat(outcomes)
        .filteredOn(KeyTaken.class::isInstance)
        .singleElement()
        .extracting(taken -> ((KeyTaken) taken).key())
        .isEqualTo(UniqueKey.LIVE_ALERT);
    assertThat(outcomes).contains(repository().findLive(cause.fingerprint()).orElseThrow().state());
  }

  @Test
  @DisplayName("AL-7: of two who take an alert at once exactly one has it")
  default void ofTwoAcknowledgementsAtOnceOneHappens() throws Exception {
    var alert = aFiringAlert();
    commits().commit(NOBODY, alert);
    var takers = List.of(find(alert), find(alert));
    takers.forEach(taker -> taker.acknowledge(anAccountId(), null, NOON.plusMillis(1)));

    var outcomes = atOnce(() -> committed(takers.get(0)), () -> committed(takers.get(1)));

    assertThat(outcomes).filteredOn(StaleAggregate.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(find(alert).state());
  }

  @Test
  default void aStaleChangeIsRefused() {
    var alert = aFiringAlert();
    commits().commit(NOBODY, alert);
    var first = find(alert);
    var second = find(alert);
    first.clear(NOON);
    second.acknowledge(anAccountId(), null, NOON);
    commits().commit(NOBODY, first);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, second));
    assertThat(find(alert).state()).isEqualTo(first.state().atVersion(2));
  }

  @Test
  @DisplayName("API-2: alerts come newest first by start and id, in pages")
  default void alertsComeInPages() {
    var alerts = severalAlerts();
    var expected = newestFirst(alerts, AlertRepositoryContract::place);

    for (var limit = 1; limit <= alerts.size() + 1; limit++) {
      assertThat(allPages(limit, page -> repository().page(AlertFilter.ALL, page)))
          .containsExactlyElementsOf(expected);
    }
    assertThat(repository().page(AlertFilter.ALL, PageRequest.first(alerts.size())).next())
        .isNull();
  }

  @Test
  @DisplayName("AL-6: alerts are filtered by status, by severity and by both")
  default void alertsAreFiltered() {
    var alerts = severalAlerts();

    for (var status : AlertStatus.values()) {
      assertFiltered(alerts, new AlertFilter(status, null));
      for (var severity : Severity.values()) {
        assertFiltered(alerts, new AlertFilter(status, severity));
      }
    }
    for (var severity : Severity.values()) {
      assertFiltered(alerts, new AlertFilter(null, severity));
    }
  }

  private void assertFiltered(List<Alert.State> alerts, AlertFilter filter) {
    var expected =
        alerts.stream()
            .filter(alert -> filter.status() == null || filter.status() == alert.status())
            .filter(
                alert -> filter.severity() == null || filter.severity() == alert.cause().severity())
            .toList();
    assertThat(allPages(2, page -> repository().page(filter, page)))
        .as("%s", filter)
        .containsExactlyElementsOf(newestFirst(expected, AlertRepositoryContract::place));
  }

  /** Committed not in the order of their starts, some of which are the same. */
  private List<Alert.State> severalAlerts() {
    var low = aCause("low", Severity.LOW);
    var high = aCause("high", Severity.HIGH);
    var alerts =
        List.of(
            aFiringAlert(low, NOON.plusMillis(1)),
            aFiringAlert(high, NOON),
            aFiringAlert(),
            aPendingAlert(),
            anAcknowledgedAlert(),
            aResolvedAlert(),
            aResolvedAlert(),
            theFullestAlert());
    commits().commit(NOBODY, alerts.toArray(Alert[]::new));
    return alerts.stream().map(alert -> alert.state().atVersion(1)).toList();
  }

  private Alert.State committed(Alert alert) {
    commits().commit(NOBODY, alert);
    return alert.state().atVersion(alert.state().version() + 1);
  }

  private void assertComesBack(Alert alert) {
    commits().commit(NOBODY, alert);
    assertThat(find(alert).state()).isEqualTo(alert.state().atVersion(1));
    assertThat(find(alert).events()).isEmpty();
  }

  private Alert find(Alert alert) {
    return repository().find(alert.state().id()).orElseThrow();
  }

  private static Cursor place(Alert.State alert) {
    return new Cursor(alert.startedAt(), alert.key());
  }
}
