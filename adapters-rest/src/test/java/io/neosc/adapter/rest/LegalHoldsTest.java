package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal holds on the wire (AU-11). */
class LegalHoldsTest {
  private static final String PATH = "/api/admin/legal-holds";
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer place(String body) {
    return server.post(PATH).as(admin).json(body).send();
  }

  private static String on(String target, String value) {
    return "{\"target\":\"%s\",\"value\":\"%s\",\"reason\":\"A lawsuit\"}".formatted(target, value);
  }

  @Test
  @DisplayName("AU-11: a hold is placed, read, listed first, and lifted")
  void placedReadAndLifted() {
    place(on("resource", "workspace:ws-older")).is(201);
    server.app.clock.forward(Duration.ofSeconds(1));
    var hold =
        place(
                "{\"target\":\"time\",\"from\":\"2026-01-01T00:00:00Z\","
                    + "\"to\":\"2026-02-01T00:00:00Z\",\"reason\":\" Case 7 \"}")
            .is(201);
    assertThat(hold.json())
        .containsOnlyKeys("id", "target", "value", "from", "to", "reason", "placed_by", "placed_at")
        .containsEntry("target", "time")
        .containsEntry("value", null)
        .containsEntry("from", "2026-01-01T00:00:00.000Z")
        .containsEntry("reason", "Case 7");
    var path = PATH + "/" + hold.text("id");
    for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
      var caller = server.signIn(role);
      assertThat(server.get(path).as(caller).send().is(200).json()).isEqualTo(hold.json());
      assertThat(server.get(PATH).as(caller).send().is(200).list().getFirst())
          .isEqualTo(hold.json());
    }
    server.call("DELETE", path).as(admin).send().is(204);
    server.get(path).as(admin).send().isProblem(404, "hold.not-found");
    server.call("DELETE", path).as(admin).send().isProblem(404, "hold.not-found");
    server.get(PATH + "/nothing").as(admin).send().isProblem(404, "hold.not-found");
  }

  @ParameterizedTest
  @DisplayName("AU-11: a hold that keeps nothing that can be named is refused, and none is placed")
  @ValueSource(
      strings = {
        "{}",
        "{\"target\":\"account\",\"reason\":\"A lawsuit\"}",
        "{\"target\":\"account\",\"value\":\"ada\",\"reason\":\"A lawsuit\"}",
        "{\"target\":\"session\",\"value\":\"usr-1\",\"reason\":\"A lawsuit\"}",
        "{\"target\":\"resource\",\"value\":\" \",\"reason\":\"A lawsuit\"}",
        "{\"target\":\"resource\",\"value\":\"auth\"}",
        "{\"target\":\"resource\",\"value\":\"auth\",\"reason\":\"A\",\"more\":1}",
        "{\"target\":\"resource\",\"value\":\"auth\",\"reason\":\"A\",\"to\":\"2026-01-01T00:00:00Z\"}",
        "{\"target\":\"time\",\"reason\":\"A lawsuit\",\"from\":\"2026-01-01T00:00:00Z\"}",
        "{\"target\":\"time\",\"reason\":\"A\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
        "{\"target\":\"time\",\"reason\":\"A\",\"from\":\"yesterday\",\"to\":\"2026-01-01T00:00:00Z\"}",
        "{\"target\":\"time\",\"value\":\"x\",\"reason\":\"A\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2027-01-01T00:00:00Z\"}",
        "{\"target\":\"everything\",\"value\":\"x\",\"reason\":\"A\"}"
      })
  void refused(String body) {
    var before = server.get(PATH).as(admin).send().is(200).list().size();
    assertThat(place(body).status()).isIn(400, 422);
    assertThat(server.get(PATH).as(admin).send().is(200).list()).hasSize(before);
  }

  @Test
  @DisplayName("AU-11, AU-12: who is under a legal hold is not erased, nor deleted on the way")
  void notErased() {
    var ada = server.account(Role.USER);
    var hold = place(on("account", ada.key())).is(201);
    var erase = "/api/admin/users/" + ada.key() + "/erase";
    var body = "{\"email\":\"" + ada.email().value() + "\"}";
    server.post(erase).as(admin).json(body).send().isProblem(409, "audit.legal-hold");
    server.get("/api/admin/users/" + ada.key()).as(admin).send().is(200);
    server.call("DELETE", PATH + "/" + hold.text("id")).as(admin).send().is(204);
    server.post(erase).as(admin).json(body).send().is(202);
  }

  @Test
  @DisplayName("AU-11: there are at most 100 holds")
  void bounded() {
    try (var other = TestServer.start()) {
      var root = other.signIn(Role.ADMIN);
      for (var i = 0; i < 100; i++) {
        other.post(PATH).as(root).json(on("resource", "auth")).send().is(201);
      }
      other.post(PATH).as(root).json(on("resource", "auth")).send().isProblem(409, "hold.too-many");
      var first = other.get(PATH).as(root).send().is(200).list().getFirst().get("id");
      other.call("DELETE", PATH + "/" + first).as(root).send().is(204);
      other.post(PATH).as(root).json(on("resource", "auth")).send().is(201);
    }
  }
}
