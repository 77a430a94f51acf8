package io.neosc.application.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditTrailAlertsTest {
  private final InMemoryApplication app = new InMemoryApplication();

  private void found(long seq) {
    var worker = new ManualScheduler();
    new AuditTrailAlerts(
            InMemoryRepositories.alerts(app.store), app.commits, app.ids, app.clock, worker)
        .found("main", "cut", seq);
    worker.runAll();
  }

  @Test
  @DisplayName("AU-9 a broken trail is one critical alert, whoever sees it and how often")
  void aBrokenTrailIsOneAlert() {
    found(7);
    found(7);
    found(8);

    var alerts = app.alerts.alerts(AlertFilter.ALL, PageRequest.first(9)).items();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().cause().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alerts.getFirst().cause().message()).contains("cut at entry 7");

    var alert = Alert.from(alerts.getFirst());
    alert.clear(app.clock.instant());
    app.commits.commit(People.STRANGER, alert);
    found(7);
    assertThat(app.alerts.alerts(AlertFilter.ALL, PageRequest.first(9)).items()).hasSize(1);
    found(8);
    assertThat(app.alerts.alerts(AlertFilter.ALL, PageRequest.first(9)).items()).hasSize(2);
  }
}
