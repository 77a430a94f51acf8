package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product with nothing configured: its own database, secrets, admin and, in the demo, people.
 */
class DevelopmentTest {
  private static final Duration IN_TIME = Duration.ofSeconds(30);
  private static final Pattern ADMIN = Pattern.compile("admin +(\\S+@\\S+) +(\\S+)");
  @TempDir Path folder;

  private Map<String, String> variables() {
    return Map.of("NEOSC_DATA_DIR", folder.resolve("data").toString(), "STATUS_PORT", "0");
  }

  @Test
  @DisplayName(
      "OP-2, OP-3: the demo moves by itself, ends on Ctrl-C with its mongod, and starts again")
  void theDemoMovesEndsAndStartsAgain() {
    String email;
    String password;
    int people;
    try (var demo = ServerProcess.start(variables(), "demo")) {
      var address = demo.awaitReady();
      await().atMost(IN_TIME).until(() -> String.join("\n", demo.output()).contains("Ctrl-C"));
      var guide = String.join("\n", demo.output());
      assertThat(guide)
          .contains(address.toString(), "/api/auth/login", "/api/stats", "/api/audit-logs", "curl");
      var account = ADMIN.matcher(guide);
      assertThat(account.find()).isTrue();
      email = account.group(1);
      password = account.group(2);
      for (var role : List.of("operator", "auditor")) {
        var colleague = Pattern.compile(role + " +(\\S+@\\S+) +(\\S+)").matcher(guide);
        assertThat(colleague.find()).as(role).isTrue();
        var signedIn = Caller.of(address).signedIn(colleague.group(1), colleague.group(2));
        assertThat(signedIn.get("/api/auth/me").text("role")).isEqualTo(role);
      }
      var admin = Caller.of(address).signedIn(email, password);
      await().atMost(IN_TIME).until(() -> number(admin, "active_sessions") > 0);
      people = number(admin, "total_users");
      assertThat(people).isGreaterThan(1);
      assertEndsWithItsChildren(demo);
    }
    try (var server = ServerProcess.start(variables(), "serve", "--dev")) {
      var admin = Caller.of(server.awaitReady()).signedIn(email, password);
      assertThat(number(admin, "total_users")).isGreaterThanOrEqualTo(people);
      assertThat(String.join("\n", server.errors())).doesNotContain(password);
      assertEndsWithItsChildren(server);
    }
  }

  private static void assertEndsWithItsChildren(ServerProcess server) {
    var children = server.children();
    assertThat(children).isNotEmpty();
    assertThat(server.interrupt()).describedAs(server.everything()).isZero();
    await().atMost(IN_TIME).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static int number(Caller caller, String field) {
    return caller.get("/api/stats").requires(200).json().get(field).getIntValue();
  }

  @Test
  @DisplayName(
      "ID-16, ID-5: serve --dev prints the admin's password once and keeps its secrets to itself;"
          + " OP-4: it says in one line what has no effect yet")
  void serveInDevelopmentPrintsThePasswordOnce() throws IOException {
    var variables = new TreeMap<>(variables());
    variables.put("PUBLIC_URL", "https://neosc.example.org");
    variables.put("RETENTION_DAYS", "30");
    try (var server = ServerProcess.start(variables, "serve", "--dev")) {
      var address = server.awaitReady();
      assertThat(address.getHost()).isEqualTo("127.0.0.1");
      var password = Files.readString(folder.resolve("data/admin-password")).strip();
      assertThat(server.errors()).filteredOn(line -> line.contains(password)).hasSize(1);
      assertThat(server.output()).noneMatch(line -> line.contains(password));
      Caller.of(address).signedIn("admin@neosc.local", password);
      var secret = Files.readString(folder.resolve("data/jwt-secret")).strip();
      assertThat(server.everything()).doesNotContain(secret);
      assertThat(server.everything().lines())
          .filteredOn(line -> line.contains("without effect yet"))
          .singleElement()
          .asString()
          .contains("PUBLIC_URL, RETENTION_DAYS");
    }
  }
}
