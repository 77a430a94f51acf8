package io.neosc.application.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.export.ExportFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("AU-10: an export never passes over an entry that somebody damaged")
class DamagedExportTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);

  @ParameterizedTest
  @EnumSource
  @DisplayName("it breaks off, wherever that entry lies and whatever is asked for")
  void itBreaksOff(ExportFormat format) throws IOException {
    for (var i = 0; i < 4; i++) {
      people.somebody();
      app.clock.forward(Duration.ofSeconds(1));
    }
    var auditor = people.signedIn();
    var third = app.store.entries().get(2);
    var next = third.timestamp().plusMillis(1);
    var its = new AuditFilter(Map.of(), null, third.timestamp(), next);
    var behind = new AuditFilter(Map.of(), null, next, null);
    app.store.damage(3, true);

    for (var filter :
        List.of(AuditFilter.ALL, its, AuditFilter.ALL.with(AuditField.ACTION, third.action()))) {
      try (var export = app.exports.begin(auditor, format, filter)) {
        assertThatIOException()
            .as("%s", filter)
            .isThrownBy(() -> export.body().readAllBytes())
            .withStackTraceContaining("broken at entry 3");
      }
    }
    try (var export = app.exports.begin(auditor, format, behind)) {
      assertThat(ExportVerification.of(export.body())).isPresent();
    }
  }
}
