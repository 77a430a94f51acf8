package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerLifeTest {
  private static final String LAUNCH = "/api/workspaces/ws-linux-desktop/launch";

  @Test
  @DisplayName(
      "OP-11, OP-6: one line tells its address, it is ready from then on, SIGTERM ends it with 0")
  void oneLineTellsItsAddressAndSigtermEndsItWithZero() {
    try (var server = ServerProcess.node(Databases.fresh())) {
      var caller = Caller.of(server.address());
      assertThat(caller.get("/health/ready").status()).isEqualTo(200);
      assertThat(server.output()).filteredOn(line -> line.contains("is ready at")).hasSize(1);
      assertThat(server.output()).allMatch(line -> line.startsWith("{\"@timestamp\":\""));

      assertThat(server.terminate()).describedAs(server.everything()).isZero();
      assertThatThrownBy(() -> caller.get("/health")).isInstanceOf(UncheckedIOException.class);
      assertThat(server.errors()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "ID-16, WS-3, PO-2, RE-2: the first start makes admin, workspaces and policies, the next none; a named launch is known after it")
  void theFirstStartMakesWhatIsMissing() {
    var database = Databases.fresh();
    String first;
    String launched;
    try (var server = ServerProcess.node(database)) {
      var admin = Caller.admin(server.address());
      assertThat(admin.get("/api/workspaces").texts("id")).hasSize(6);
      assertThat(admin.get("/api/policies").texts("id")).hasSize(3);
      launched = admin.postOnce(LAUNCH, "before-the-restart").requires(201).body();
      first = admin.get("/api/audit-logs?limit=500").requires(200).body();
      assertThat(server.terminate()).isZero();
    }
    try (var server = ServerProcess.node(database)) {
      var admin = Caller.admin(server.address());
      assertThat(admin.get("/api/audit-logs?limit=500").texts("action"))
          .startsWith("login", "read_audit")
          .hasSize(count(first) + 2);
      assertThat(admin.get("/api/workspaces").texts("id")).hasSize(6);
      assertThat(admin.postOnce(LAUNCH, "before-the-restart").body()).isEqualTo(launched);
      assertThat(admin.get("/api/sessions").texts("id")).hasSize(1);
    }
  }

  private static int count(String entries) {
    return entries.split("\"seq\":", -1).length - 1;
  }

  @Test
  @DisplayName("OP-3: a standalone mongod is refused with the command that mends it")
  void aStandaloneIsRefusedWithTheCommandThatMendsIt() {
    try (var standalone = MongodServer.start(MongodOptions.temporary().asStandalone());
        var server = ServerProcess.start(ServerProcess.variables(standalone.uri()), "serve")) {
      assertThat(server.awaitExit()).describedAs(server.everything()).isEqualTo(2);
      assertThat(String.join(" ", server.errors()))
          .startsWith("neosc: ")
          .contains("replSet", "rs.initiate")
          .doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName(
      "OP-3: the start waits for MongoDB with a visible message, and goes on when it is there")
  void theStartWaitsForMongoDb() {
    try (var mongod = MongodServer.start(MongodOptions.temporary())) {
      mongod.kill();
      try (var server = ServerProcess.start(ServerProcess.variables(mongod.uri()), "serve")) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> server.output().stream().anyMatch(line -> line.contains("MongoDB")));
        assertThat(server.isRunning()).isTrue();

        mongod.restart();

        server.awaitReady();
        assertThat(Caller.of(server.address()).get("/health/ready").status()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("OP-6: SIGTERM ends it with 0 also while it still waits for MongoDB")
  void sigtermEndsItAlsoWhileItWaits() {
    try (var mongod = MongodServer.start(MongodOptions.temporary())) {
      mongod.kill();
      try (var server = ServerProcess.start(ServerProcess.variables(mongod.uri()), "serve")) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> server.output().stream().anyMatch(line -> line.contains("MongoDB")));

        assertThat(server.terminate()).describedAs(server.everything()).isZero();
      }
    }
  }
}
