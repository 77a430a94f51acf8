package io.neosc.application.alert;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.SignIn;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenReuseAlertsTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final ManualScheduler worker = new ManualScheduler();
  private final TokenReuseAlerts rule = aNodesRule(worker);

  private TokenReuseAlerts aNodesRule(ManualScheduler scheduler) {
    return new TokenReuseAlerts(
        InMemoryRepositories.alerts(app.store),
        app.live::reusedSignIns,
        app.commits,
        app.ids,
        app.clock,
        scheduler);
  }

  /** A sign-in whose replaced refresh token came back. */
  private SignIn.State stolen() {
    var person = people.somebody();
    app.identity.refresh(new Refresh(STRANGER, person.refreshToken()));
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> app.identity.refresh(new Refresh(STRANGER, person.refreshToken())));
    return InMemoryRepositories.signIns(app.store).find(person.signIn().id()).orElseThrow().state();
  }

  private List<Alert.State> alerts() {
    return app.alerts.alerts(AlertFilter.ALL, PageRequest.first(100)).items();
  }

  @Test
  @DisplayName("ID-6 a replaced refresh token that comes back is one critical alert")
  void reuseRaisesAnAlert() {
    var signIn = stolen();
    rule.changed(new Change.SignInStored(signIn));
    rule.changed(new Change.SignInStored(signIn));
    var other = new ManualScheduler();
    aNodesRule(other).changed(new Change.SignInStored(signIn));
    worker.runAll();
    other.runAll();

    assertThat(alerts()).hasSize(1);
    var alert = alerts().getFirst();
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.cause().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.cause().subject()).isEqualTo("user:" + signIn.accountId().value());
    assertThat(alert.toString()).doesNotContain(signIn.id().value());

    rule.changed(new Change.SignInStored(stolen()));
    worker.runAll();
    assertThat(alerts()).hasSize(2);
  }

  @Test
  @DisplayName("ID-6, AL-9 a theft while nobody evaluated is made up for, once, also after its end")
  void reuseIsMadeUpFor() {
    stolen();
    app.rebuild();
    rule.rebuilt();
    worker.runAll();
    assertThat(alerts()).hasSize(1);

    var alert = Alert.from(alerts().getFirst());
    alert.clear(app.clock.instant());
    app.commits.commit(STRANGER, alert);
    var afterRestart = new ManualScheduler();
    aNodesRule(afterRestart).rebuilt();
    afterRestart.runAll();
    assertThat(alerts()).hasSize(1);
  }

  @Test
  @DisplayName("ID-6 while the store is away the evaluation waits; other ends raise nothing")
  void awayStoresAreWaitedFor() {
    rule.changed(new Change.SignInStored(people.somebody().signIn()));
    assertThat(worker.delays()).isEmpty();

    rule.changed(new Change.SignInStored(stolen()));
    app.store.goAway(true);
    worker.runOnce();
    app.store.goAway(false);
    assertThat(worker.delays()).containsExactly(0L, 1L);
    worker.runAll();
    assertThat(alerts()).hasSize(1);
  }
}
