package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-15: API keys over HTTP")
final class ApiKeysTest {
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.security.access-token-ttl", "12h"));
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer create(String json) {
    return server.post("/api/admin/api-keys").as(admin).json(json).send();
  }

  private static List<Map<String, Object>> list() {
    return server.get("/api/admin/api-keys").as(admin).send().is(200).list();
  }

  private static Map<String, Object> listed(Object id) {
    return list().stream().filter(key -> id.equals(key.get("id"))).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("a key is made, shown once, stored as a hash, and audited without itself")
  void aKeyIsMade() {
    var made =
        create(
                "{\"name\":\" Prometheus \",\"scopes\":[\"metrics:read\",\"check\"],"
                    + "\"expires_at\":\"2999-01-01T01:00:00.000+01:00\"}")
            .is(201);

    var key = made.text("key");
    assertThat(key).matches("nsk_[A-Za-z0-9_-]{43}");
    assertThat(made.text("id")).startsWith("key-");
    assertThat(made.json())
        .containsEntry("name", "Prometheus")
        .containsEntry("scopes", List.of("metrics:read", "check"))
        .containsEntry("expires_at", "2999-01-01T00:00:00.000Z");
    var entry = server.app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("create_api_key");
    assertThat(entry.toString()).doesNotContain(key);
    var listed = server.get("/api/admin/api-keys").as(admin).send();
    assertThat(listed.body())
        .contains(made.text("id"))
        .doesNotContain(key, new BearerSecret(key).hash());
    assertThat(listed(made.text("id")))
        .containsEntry("revoked", false)
        .containsEntry("last_used_at", null)
        .doesNotContainKey("key");
  }

  @Test
  @DisplayName("API-7: what is wrong with a wish is named, and nothing is stored")
  void badWishesAreRefused() {
    var before = server.stored();
    Map.of(
            "{}",
            "scopes:required",
            "{\"name\":\"x\",\"scopes\":[]}",
            "scopes:required",
            "{\"name\":\"x\",\"scopes\":\"check\"}",
            "scopes:type",
            "{\"name\":\"x\",\"scopes\":[1]}",
            "scopes:type",
            "{\"name\":\"x\",\"scopes\":[\"admin\"]}",
            "scopes:invalid",
            "{\"name\":\"x\",\"scopes\":[\"check\",\"check\"]}",
            "scopes:duplicate",
            "{\"name\":\"x\",\"scopes\":[\"check\"],\"expires_at\":\"soon\"}",
            "expires_at:type",
            "{\"name\":\"" + "x".repeat(101) + "\",\"scopes\":[\"check\"]}",
            "name:too_long",
            "{\"name\":\"x\",\"scopes\":[\"check\"],\"key\":\"mine\"}",
            "key:unknown")
        .forEach((json, error) ->
            assertThat(create(json).isProblem(400, "request.invalid").fieldErrors())
                .as(json)
                .contains(error));
    create("{\"name\":\"x\",\"scopes\":[\"check\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}")
        .isProblem(422, "key.already-expired");
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("a key opens the routes of its scopes alone, until it is revoked")
  void aKeyOpensItsScopes() {
    var made = create("{\"name\":\"scraper\",\"scopes\":[\"metrics:read\"]}").is(201);
    var key = made.text("key");
    server.get("/metrics").as(key).send().is(200);
    server.get("/api/auth/me").as(key).send().isProblem(403, "auth.wrong-scope");
    server.post("/api/ws-ticket").as(key).send().isProblem(403, "auth.wrong-scope");
    server.get("/health").as(key).send().is(200);
    server.get("/metrics").as(server.apiKey(Scope.CHECK)).send().isProblem(403, "auth.wrong-scope");

    var path = "/api/admin/api-keys/" + made.text("id");
    server.call("DELETE", path).as(key).send().isProblem(403, "auth.wrong-scope");
    server.call("DELETE", path).as(admin).send().is(204);
    server.get("/metrics").as(key).send().isProblem(401, "auth.invalid-token");
    var entries = server.app.store.entries().size();
    assertThat(server.app.store.entries().getLast().action()).isEqualTo("revoke_api_key");
    server.call("DELETE", path).as(admin).send().is(204);
    assertThat(server.app.store.entries()).hasSize(entries);
    assertThat(listed(made.text("id"))).containsEntry("revoked", true);
    server.call("DELETE", path + "x").as(admin).send().isMissing("key.not-found");
  }

  @Test
  @DisplayName("the last use is noted, at most once a minute")
  void lastUseIsNoted() {
    var made = create("{\"name\":\"used\",\"scopes\":[\"metrics:read\"]}").is(201);
    var id = made.text("id");
    var writes = server.app.keyUses.writes();
    for (var i = 0; i < 5; i++) {
      server.get("/metrics").as(made.text("key")).send().is(200);
    }
    await().until(() -> listed(id).get("last_used_at") != null);
    assertThat(server.app.keyUses.writes()).isEqualTo(writes + 1);
    var first = listed(id).get("last_used_at");

    server.app.clock.forward(Duration.ofMinutes(1));
    server.app.live.heard();
    server.get("/metrics").as(made.text("key")).send().is(200);
    await().until(() -> !first.equals(listed(id).get("last_used_at")));
  }

  @Test
  @DisplayName("RE-1: while the store is away known keys open for the grace, unknown ones are 503")
  void storesMayBeAway() {
    try (var own = TestServer.start()) {
      var known = own.apiKey(Scope.METRICS_READ);
      var forgotten = own.apiKey(Scope.METRICS_READ);
      own.get("/metrics").as(known).send().is(200);
      own.app.clock.forward(Duration.ofSeconds(30));
      own.app.store.goAway(true);
      own.get("/metrics").as(known).send().is(200);
      own.get("/metrics").as(TestServer.SCRAPE_TOKEN).send().is(200);
      own.app.clock.forward(Duration.ofSeconds(31));
      own.get("/metrics").as(known).send().isProblem(503, "server.unavailable");
      own.get("/metrics").as("nsk_" + "B".repeat(43)).send().isProblem(503, "server.unavailable");
      own.get("/metrics").as(TestServer.SCRAPE_TOKEN).send().is(200);
      own.app.store.goAway(false);
      own.app.clock.forward(Duration.ofSeconds(2));
      own.get("/metrics").as(forgotten).send().is(200);
      own.get("/metrics").as("nsk_" + "B".repeat(43)).send().isProblem(401, "auth.invalid-token");
    }
  }
}
