package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WS-8: launch tickets over HTTP")
final class LaunchTicketTest {
  private static final String LAUNCH = "/api/workspaces/ws-desktop/launch";
  private static final String REDEEM = "/api/launch-tickets/redeem";
  private static TestServer server;
  private static String gateway;
  private String user = "";

  @BeforeAll
  static void start() {
    server = TestServer.withLaunchTickets();
    gateway = server.apiKey(Scope.SESSIONS_REPORT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() {
    server.app.live.heard();
    user = server.signIn(Role.USER);
  }

  private Answer launch() {
    return server.post(LAUNCH).as(user).send();
  }

  private static String ticketIn(Answer launched) {
    return (String) launched.object("launch_ticket").get("ticket");
  }

  private static Answer redeem(String ticket) {
    return server.post(REDEEM).as(gateway).json("{\"ticket\":\"%s\"}".formatted(ticket)).send();
  }

  @Test
  @DisplayName(
      "the answer to a launch carries a ticket, and so does the address; nothing else does")
  void aLaunchCarriesATicket() {
    var launched = launch().is(201);
    var ticket = ticketIn(launched);
    assertThat(ticket).matches("[A-Za-z0-9_-]{43}");
    assertThat(launched.object("launch_ticket")).containsEntry("expires_in", 60);
    assertThat(launched.text("connection_url"))
        .isEqualTo("https://host.example.org/desktop?neosc_ticket=" + ticket);
    assertThat(launched.header("Cache-Control")).isEqualTo("no-store");
    assertThat(launched.object("session"))
        .containsEntry("connection_url", "https://host.example.org/desktop");
    assertThat(server.get("/api/sessions/" + launched.text("session_id")).as(user).send().body())
        .doesNotContain(ticket);
    assertThat(server.app.store.entries().toString()).doesNotContain(ticket);
  }

  @Test
  @DisplayName("a gateway learns session, account and workspace, and all that it learns is listed")
  void aGatewayRedeemsATicket() {
    var launched = launch().is(201);
    var redeemed = redeem(ticketIn(launched)).is(200);
    assertThat(redeemed.json())
        .containsOnlyKeys(
            "session_id",
            "started_at",
            "user_id",
            "user_email",
            "ip_address",
            "mfa_verified",
            "workspace_id",
            "workspace_name",
            "workspace_type",
            "url",
            "host_id",
            "service")
        .containsEntry("session_id", launched.text("session_id"))
        .containsEntry("user_id", server.get("/api/auth/me").as(user).send().text("id"))
        .containsEntry("ip_address", "127.0.0.1")
        .containsEntry("mfa_verified", false)
        .containsEntry("workspace_id", "ws-desktop")
        .containsEntry("workspace_type", "linux")
        .containsEntry("url", "https://host.example.org/desktop")
        .containsEntry("host_id", null);
    assertThat(redeemed.header("RateLimit-Limit")).isEqualTo("600000");
    assertThat(server.app.store.entries().getLast().action()).isEqualTo("redeem_launch_ticket");
  }

  @Test
  @DisplayName(
      "unknown, used, replaced and expired tickets, and those of ended sessions, look alike")
  void refusalsLookAlike() {
    var replaced = ticketIn(launch());
    var used = ticketIn(launch().is(200));
    redeem(used).is(200);
    var over = ticketIn(launch());
    server.post("/api/workspaces/ws-desktop/stop").as(user).send().is(200);
    var refusals = new ArrayList<Answer>();
    for (var ticket : List.of(replaced, used, used, over, "x", "x".repeat(43))) {
      refusals.add(redeem(ticket));
    }
    var late = ticketIn(launch().is(201));
    server.app.clock.forward(Duration.ofSeconds(60));
    server.app.live.heard();
    refusals.add(redeem(late));

    for (var refusal : refusals) {
      refusal.isProblem(422, "session.ticket-refused");
      assertThat(Map.of("detail", refusal.text("detail"), "title", refusal.text("title")))
          .isEqualTo(
              Map.of(
                  "detail",
                  refusals.getFirst().text("detail"),
                  "title",
                  refusals.getFirst().text("title")));
      assertThat(refusal.json()).doesNotContainKey("context");
    }
  }

  @Test
  @DisplayName("API-6: a repeated launch gets a new ticket, the one before is void, none is kept")
  void aRepeatedLaunchGetsANewTicket() {
    var first = server.post(LAUNCH).as(user).header("Idempotency-Key", "one").send().is(201);
    var second = server.post(LAUNCH).as(user).header("Idempotency-Key", "one").send().is(201);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.text("session_id")).isEqualTo(first.text("session_id"));
    assertThat(second.object("session")).isEqualTo(first.object("session"));
    assertThat(second.json().keySet()).isEqualTo(first.json().keySet());
    var ticket = ticketIn(second);
    assertThat(ticket).isNotEqualTo(ticketIn(first));
    assertThat(second.text("connection_url")).endsWith("/desktop?neosc_ticket=" + ticket);
    assertThat(server.app.answers.bodies())
        .hasSize(1)
        .allSatisfy(kept ->
            assertThat(kept)
                .contains("\"launch_ticket\":null")
                .doesNotContain(ticketIn(first), ticket));

    redeem(ticketIn(first)).isProblem(422, "session.ticket-refused");
    assertThat(redeem(ticket).is(200).text("session_id")).isEqualTo(first.text("session_id"));

    server.post("/api/workspaces/ws-desktop/stop").as(user).send().is(200);
    var over = server.post(LAUNCH).as(user).header("Idempotency-Key", "one").send().is(201);
    assertThat(over.json()).containsEntry("launch_ticket", null);
    assertThat(over.text("connection_url")).isEqualTo("https://host.example.org/desktop");
  }

  @Test
  @DisplayName("only keys with sessions:report redeem, and what is wrong with the body is named")
  void onlyGatewaysRedeem() {
    var ticket = ticketIn(launch());
    var json = "{\"ticket\":\"%s\"}".formatted(ticket);
    for (var other : List.of(user, server.signIn(Role.ADMIN), server.apiKey(Scope.CHECK))) {
      assertThat(server.post(REDEEM).as(other).json(json).send().status()).isEqualTo(403);
    }
    server.post(REDEEM).json(json).send().isProblem(401, "auth.required");
    Map.of(
            "{}",
            "ticket:required",
            "{\"ticket\":\"\"}",
            "ticket:required",
            "{\"ticket\":1}",
            "ticket:type",
            "{\"ticket\":\"" + "x".repeat(201) + "\"}",
            "ticket:too_long",
            "{\"ticket\":\"x\",\"session\":\"y\"}",
            "session:unknown")
        .forEach((body, error) ->
            assertThat(
                    server
                        .post(REDEEM)
                        .as(gateway)
                        .json(body)
                        .send()
                        .isProblem(400, "request.invalid")
                        .fieldErrors())
                .contains(error));
    redeem(ticket).is(200);
  }
}
