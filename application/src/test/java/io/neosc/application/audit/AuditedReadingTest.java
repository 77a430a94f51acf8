package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-13: reading the trail is in the trail, and does not drown it")
class AuditedReadingTest {
  private static final String EMAIL = "secret.person@example.org";
  private final InMemoryApplication app = new InMemoryApplication();
  private final CommitContext somebody = new People(app).signedIn();

  private int read(CommitContext context, AuditFilter filter) {
    return app.audit.entries(context, filter, PageRequest.first(500)).items().size();
  }

  private List<AuditEntry> readings() {
    return app.store.entries().stream()
        .filter(entry -> entry.action().equals("read_audit"))
        .toList();
  }

  private List<String> details() {
    return readings().stream()
        .map(entry -> Objects.requireNonNull(entry.personal()).details())
        .toList();
  }

  @Test
  @DisplayName("the first answer is there at once: who, from where, how much, by which conditions")
  void theFirstIsThereAtOnce() {
    var filter =
        AuditFilter.ALL
            .with(AuditField.RESOURCE, "auth")
            .with(AuditField.USER_EMAIL, somebody.requireActor().email().value())
            .succeeded(true);

    assertThat(read(somebody, filter)).isEqualTo(1);

    assertThat(readings())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.userId()).isEqualTo(somebody.requireActor().accountId().value());
          assertThat(entry.role()).isEqualTo("user");
          assertThat(entry.resource()).isEqualTo("audit_log");
          assertThat(entry.success()).isTrue();
          assertThat(entry.traceId()).isEqualTo(somebody.traceId());
          assertThat(Objects.requireNonNull(entry.personal()).ipAddress())
              .isEqualTo(somebody.ipAddress());
        });
    assertThat(details())
        .containsExactly("Read; entries: 1; conditions: resource, success, user_email");
  }

  @Test
  @DisplayName("AU-12: what was looked for is nowhere in the entry")
  void whatWasLookedForIsNotKept() {
    for (var i = 0; i < 3; i++) {
      read(somebody, AuditFilter.ALL.with(AuditField.USER_EMAIL, EMAIL));
    }
    app.scheduler.runAll();

    assertThat(readings()).hasSize(2).noneMatch(entry -> entry.toString().contains(EMAIL));
  }

  @Test
  @DisplayName("who looks all day leaves one entry a minute, and nothing is left out")
  void whoGoesOnLeavesOneEntryAMinute() throws Exception {
    CommitsFixture.inParallel(200, _ -> read(somebody, AuditFilter.ALL));
    assertThat(readings()).hasSize(1);
    assertThat(app.scheduler.delays()).containsExactly(60L);
    for (var minute = 1; minute <= 3; minute++) {
      app.scheduler.runOnce();
      assertThat(readings()).hasSize(1 + minute);
      for (var i = 0; i < 10; i++) {
        read(somebody, AuditFilter.ALL.succeeded(true));
      }
      assertThat(readings()).hasSize(1 + minute);
    }

    app.scheduler.runAll();

    assertThat(readings()).hasSize(5);
    assertThat(details().get(1)).startsWith("Read 199 times within a minute; entries: ");
    assertThat(details().get(2)).startsWith("Read 10 times within a minute; entries: ");
    read(somebody, AuditFilter.ALL);
    assertThat(readings()).as("after a minute without reading").hasSize(6);
    app.scheduler.runAll();
    assertThat(readings()).hasSize(6);
  }

  @Test
  @DisplayName("readers are told apart")
  void readersAreToldApart() {
    var other = new People(app).signedIn();
    read(somebody, AuditFilter.ALL);
    read(other, AuditFilter.ALL);
    read(other, AuditFilter.ALL);
    app.scheduler.runAll();

    assertThat(readings())
        .extracting(AuditEntry::userId)
        .containsExactly(
            somebody.requireActor().accountId().value(),
            other.requireActor().accountId().value(),
            other.requireActor().accountId().value());
  }

  @Test
  @DisplayName("RE-3: a store that takes nothing refuses no reading, and is told later")
  void whatCouldNotBeToldIsToldLater() {
    read(somebody, AuditFilter.ALL);
    read(somebody, AuditFilter.ALL);
    app.store.goAway(true);
    app.scheduler.runOnce();
    assertThat(app.scheduler.delays()).containsExactly(60L, 60L);
    app.store.goAway(false);
    read(somebody, AuditFilter.ALL);

    app.scheduler.runAll();

    assertThat(details()).hasSize(2);
    assertThat(details().getLast()).startsWith("Read 2 times within a minute");
  }

  @Test
  @DisplayName("a process that ends tells what it has not told yet, once")
  void theEndTellsTheRest() {
    for (var i = 0; i < 4; i++) {
      read(somebody, AuditFilter.ALL);
    }

    app.audit.close();
    app.scheduler.runAll();
    app.audit.close();

    assertThat(details()).hasSize(2);
    assertThat(details().getLast()).startsWith("Read 3 times within a minute");
    app.scheduler.shutdownNow();
    assertThatCode(() -> read(somebody, AuditFilter.ALL)).doesNotThrowAnyException();
  }
}
