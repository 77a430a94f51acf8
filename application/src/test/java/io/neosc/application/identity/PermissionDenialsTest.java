package io.neosc.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.neosc.application.identity.port.in.DenyPermission;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-18 refusals in the trail")
class PermissionDenialsTest {
  private static final String USERS = "/api/admin/users";
  private final InMemoryApplication app = new InMemoryApplication();
  private final CommitContext somebody = new People(app).signedIn();

  private void denied(CommitContext context, String method, String route) {
    app.permissions.denied(new DenyPermission(context, null, method, route, false));
  }

  private List<AuditEntry> denials() {
    return app.store.entries().stream()
        .filter(entry -> entry.action().equals("permission_denied"))
        .toList();
  }

  @Test
  @DisplayName("the first refusal is there at once, with who, what and from where")
  void theFirstIsThereAtOnce() {
    denied(somebody, "PATCH", USERS + "/{id}");

    assertThat(denials())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.userId()).isEqualTo(somebody.requireActor().accountId().value());
          assertThat(entry.role()).isEqualTo("user");
          assertThat(entry.success()).isFalse();
          assertThat(entry.resource()).isEqualTo("route:/api/admin/users/{id}");
          assertThat(entry.traceId()).isEqualTo(somebody.traceId());
          assertThat(entry.personal().ipAddress()).isEqualTo(somebody.ipAddress());
          assertThat(entry.personal().details()).isEqualTo("PATCH /api/admin/users/{id} refused");
        });
  }

  @Test
  @DisplayName("a flood is two entries a minute, and its number is told")
  void aFloodIsTwoEntries() throws Exception {
    CommitsFixture.inParallel(500, _ -> denied(somebody, "GET", USERS));
    assertThat(denials()).hasSize(1);
    assertThat(app.scheduler.delays()).containsExactly(60L);

    app.scheduler.runAll();

    assertThat(denials())
        .extracting(entry -> entry.personal().details())
        .containsExactly(
            "GET /api/admin/users refused",
            "GET /api/admin/users refused 499 times more within a minute");
    denied(somebody, "GET", USERS);
    assertThat(denials()).hasSize(3);
    app.scheduler.runAll();
    assertThat(denials()).hasSize(3);
  }

  @Test
  @DisplayName("accounts, methods and routes are told apart")
  void nothingIsMixedUp() {
    var other = new People(app).signedIn();
    denied(somebody, "GET", USERS);
    denied(other, "GET", USERS);
    denied(somebody, "POST", USERS);
    denied(somebody, "GET", "/api/admin/alerts");

    assertThat(denials()).hasSize(4);
    app.scheduler.runAll();
    assertThat(denials()).hasSize(4);
  }

  @Test
  @DisplayName("an API key is named, and one is told from another")
  void apiKeysAreNamed() {
    for (var key : List.of("key-1", "key-2", "key-1")) {
      app.permissions.denied(new DenyPermission(People.STRANGER, key, "GET", USERS, false));
    }

    assertThat(denials())
        .allSatisfy(entry -> assertThat(entry.userId()).isNull())
        .extracting(entry -> entry.personal().details())
        .containsExactly(
            "GET /api/admin/users refused to the API key key-1",
            "GET /api/admin/users refused to the API key key-2");
    app.scheduler.runAll();
    assertThat(denials()).hasSize(3);
  }

  @Test
  @DisplayName("who is not signed in leaves nothing")
  void nobodyLeavesNothing() {
    denied(People.STRANGER, "GET", USERS);

    assertThat(denials()).isEmpty();
    assertThat(app.scheduler.delays()).isEmpty();
  }

  @Test
  @DisplayName("while the store is away the refusal stands, and is told when it is back")
  void whatCouldNotBeToldIsToldLater() {
    app.store.goAway(true);
    assertThatCode(() -> denied(somebody, "GET", USERS)).doesNotThrowAnyException();
    assertThatCode(() -> denied(somebody, "GET", USERS)).doesNotThrowAnyException();
    app.scheduler.runOnce();
    app.store.goAway(false);

    app.scheduler.runAll();

    assertThat(denials())
        .singleElement()
        .satisfies(entry -> assertThat(entry.personal().details()).contains("refused 2 times"));
  }

  @Test
  @DisplayName("a process that ends tells what it has not told yet, once")
  void theEndTellsTheRest() {
    for (var i = 0; i < 4; i++) {
      denied(somebody, "GET", USERS);
    }

    app.permissions.close();
    assertThat(denials()).as("before the minute is over").hasSize(2);
    app.scheduler.runAll();
    app.permissions.close();

    assertThat(denials())
        .extracting(entry -> entry.personal().details())
        .containsExactly(
            "GET /api/admin/users refused",
            "GET /api/admin/users refused 3 times more within a minute");
  }

  @Test
  @DisplayName("a process that ends does not fail a refusal")
  void theEndDoesNotFailARefusal() {
    app.scheduler.shutdownNow();
    assertThatCode(() -> denied(somebody, "GET", USERS)).doesNotThrowAnyException();
    assertThat(denials()).hasSize(1);
  }
}
