package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit trail over HTTP")
final class AuditTest {
  private static TestServer server;
  private static String auditor;
  private static String user;
  private static String session;
  private static String userId;
  private static String launchedAt;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    auditor = server.signIn(Role.AUDITOR);
    user = server.signIn(Role.USER);
    userId = server.get("/api/auth/me").as(user).send().text("id");
    server.app.clock.forward(Duration.ofSeconds(10));
    server.app.live.heard();
    launchedAt = server.app.clock.instant().toString();
    session =
        server
            .post("/api/workspaces/ws-desktop/launch")
            .as(user)
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .send()
            .is(201)
            .text("session_id");
    server.app.clock.forward(Duration.ofSeconds(10));
    server.app.live.heard();
    server.post("/api/workspaces/ws-desktop/stop").as(user).send().is(200);
    server
        .post("/api/workspaces/ws-desktop/stop")
        .as(user)
        .send()
        .isProblem(409, "session.none-active");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer search(String token, String query) {
    return server.get("/api/audit-logs" + query).as(token).send().is(200);
  }

  @Test
  @DisplayName("AU-1: an entry has exactly these fields, with millisecond times and its hashes")
  void entryHasItsFields() {
    var answer = search(auditor, "?action=launch_workspace");

    assertThat(answer.list()).hasSize(1);
    assertThat(answer.list().getFirst())
        .containsOnlyKeys(
            "id",
            "seq",
            "user_id",
            "user_email",
            "action",
            "resource",
            "details",
            "ip_address",
            "timestamp",
            "success",
            "role",
            "sign_in",
            "session_id",
            "trace_id",
            "user_agent",
            "before",
            "after",
            "prev_hash",
            "hash")
        .containsEntry("resource", "workspace:ws-desktop")
        .containsEntry("user_id", userId)
        .containsEntry("ip_address", "127.0.0.1")
        .containsEntry("success", true)
        .containsEntry("role", "user")
        .containsEntry("session_id", session)
        .containsEntry("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(answer.body())
        .contains("\"timestamp\":\"2026-03-05T10:30:10.000Z\"")
        .containsPattern("\"hash\":\"[0-9a-f]{64}\"");
  }

  @Test
  @DisplayName("AU-3: filters are combined; an action may be given several times")
  void filtersAreCombined() {
    assertThat(search(auditor, "?session_id=" + session).list())
        .extracting(entry -> entry.get("action"))
        .containsExactly("stop_workspace", "launch_workspace");
    assertThat(search(auditor, "?action=launch_workspace&action=stop_workspace").list()).hasSize(2);
    assertThat(search(auditor, "?action=launch_workspace&success=false").list()).isEmpty();
    assertThat(search(auditor, "?resource=workspace:ws-desktop&user_id=" + userId).list())
        .hasSize(2);
    assertThat(search(auditor, "?trace_id=4bf92f3577b34da6a3ce929d0e0e4736").list()).hasSize(1);
    assertThat(search(auditor, "?resource=workspace:ws-desktop&from=" + launchedAt).list())
        .hasSize(2);
    assertThat(
            search(auditor, "?session_id=" + session + "&to=2026-03-05T11:30:10.001%2B01:00")
                .list())
        .hasSize(1);
    assertThat(search(auditor, "?action=fly_to_the_moon").list()).isEmpty();
    assertThat(search(auditor, "?view=policy-changes&resource=%24ne").list()).isEmpty();
  }

  @Test
  @DisplayName("AU-3: every condition may be given several times, and finds any of the values")
  void conditionsMayBeRepeated() {
    var launched = "trace_id=4bf92f3577b34da6a3ce929d0e0e4736";
    assertThat(search(auditor, "?" + launched + "&trace_id=none").list()).hasSize(1);
    assertThat(search(auditor, "?session_id=none&session_id=" + session).list()).hasSize(2);
    assertThat(search(auditor, "?user_id=usr-none&user_id=" + userId + "&resource=none").list())
        .isEmpty();
    assertThat(
            search(
                    auditor,
                    "?resource=none&resource=workspace:ws-desktop&user_id=usr-none&user_id="
                        + userId)
                .list())
        .hasSize(2);
    assertThat(search(auditor, "?ip=127.0.0.1&ip=::1&action=stop_workspace").list()).hasSize(1);
    assertThat(search(auditor, "?ip=203.0.113.9").list()).isEmpty();
  }

  @Test
  @DisplayName("AU-3, AU-9: an entry that somebody damaged is named beside its neighbours")
  void aDamagedEntryIsNamed() {
    var launched = search(auditor, "?action=launch_workspace").list().getFirst();
    var seq = ((Number) launched.get("seq")).longValue();
    server.app.store.damage(seq, true);

    var page = search(auditor, "?session_id=" + session);
    var shown = server.get("/api/admin/sessions/" + session).as(auditor).send().is(200);
    var ownPage = search(user, "?action=launch_workspace");
    server.app.store.damage(seq, false);

    assertThat(page.list())
        .extracting(entry -> entry.get("action"))
        .containsExactly("stop_workspace");
    for (var answer : List.of(page, shown, ownPage)) {
      assertThat(answer.header("NeoSC-Unreadable")).isEqualTo(Long.toString(seq));
    }
    assertThat(search(auditor, "?session_id=" + session).header("NeoSC-Unreadable")).isEmpty();
  }

  @Test
  @DisplayName("AU-3: an e-mail address is found as it was typed, and in lower case")
  void addressesAreFound() {
    var email = server.get("/api/auth/me").as(user).send().text("email");
    server
        .post("/api/auth/login")
        .json("{\"email\":\"Nobody@Example.org\",\"password\":\"a planted password\"}")
        .send()
        .is(401);

    assertThat(search(auditor, "?action=launch_workspace&user_email=" + email).list()).hasSize(1);
    assertThat(
            search(auditor, "?action=launch_workspace&user_email=" + email.toUpperCase(Locale.ROOT))
                .list())
        .hasSize(1);
    assertThat(search(auditor, "?user_email=Nobody@Example.org&success=false").list()).hasSize(1);
    assertThat(search(auditor, "?user_email=nobody").list()).isEmpty();
  }

  @Test
  @DisplayName("AU-3: words are looked for everywhere in an entry; hostile text finds nothing")
  void wordsAreLookedFor() {
    assertThat(search(auditor, "?q=LAUNCHED%20desktop").list())
        .singleElement()
        .satisfies(entry -> assertThat(entry).containsEntry("action", "launch_workspace"));
    assertThat(search(auditor, "?q=launch&user_id=" + userId + "&action=stop_workspace").list())
        .isEmpty();
    assertThat(search(auditor, "?q=desk").list()).isEmpty();
    assertThat(search(user, "?q=admin").list()).isEmpty();
    for (var hostile : List.of("%7B%22%24ne%22%3A1%7D", "%24where%3A%20sleep(1)", "%00a%27--")) {
      assertThat(search(auditor, "?q=" + hostile).list()).isEmpty();
    }
    for (var none : List.of("%24%7B%7D", ".*", manyWords())) {
      var refused = server.get("/api/audit-logs?q=" + none).as(auditor).send();
      assertThat(refused.isProblem(400, "request.invalid").fieldErrors())
          .containsExactly("q:invalid");
    }
  }

  private static String manyWords() {
    return IntStream.range(0, 21).mapToObj(i -> "w" + i).collect(Collectors.joining("+"));
  }

  @Test
  @DisplayName("AU-3: views have names, and are conditions beside the others")
  void viewsHaveNames() {
    server
        .post("/api/auth/login")
        .json("{\"email\":\"viewed@example.org\",\"password\":\"a planted password\"}")
        .send()
        .is(401);

    assertThat(search(auditor, "?view=failed-auth").list())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry).containsEntry("success", false));
    assertThat(search(auditor, "?view=failed-auth&user_email=viewed@example.org").list())
        .singleElement()
        .satisfies(entry -> assertThat(entry).containsEntry("action", "login"));
    assertThat(search(auditor, "?view=failed-auth&success=true").list()).isEmpty();
    assertThat(search(auditor, "?view=policy-changes").list())
        .extracting(entry -> entry.get("action"))
        .containsOnly("create_policy");
    assertThat(search(auditor, "?view=admin-actions&action=create_admin&action=login").list())
        .hasSize(1);
  }

  @Test
  @DisplayName("AU-3: a user sees the own entries, whatever the filter says")
  void usersSeeTheirOwn() {
    assertThat(search(user, "").list())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry).containsEntry("user_id", userId));
    assertThat(search(user, "?user_id=usr-other").list())
        .allSatisfy(entry -> assertThat(entry).containsEntry("user_id", userId));
    assertThat(search(auditor, "").list())
        .anySatisfy(entry -> assertThat(entry.get("user_id")).isNotEqualTo(userId));
  }

  @Test
  @DisplayName(
      "API-7: times that are none, an end before the beginning and a wrong truth are named")
  void badFiltersAreNamed() {
    var answer =
        server
            .get(
                "/api/audit-logs?from=yesterday&to=%2B12026-03-05T10:30:00Z&success=maybe&resource="
                    + "&view=everything&ip=somewhere&action=%24ne")
            .as(auditor)
            .send()
            .isProblem(400, "request.invalid");
    assertThat(answer.fieldErrors())
        .containsExactlyInAnyOrder(
            "from:type",
            "to:type",
            "success:type",
            "resource:invalid",
            "view:invalid",
            "ip:invalid",
            "action:invalid");
    var turned =
        server
            .get("/api/audit-logs?from=2026-03-05T10:30:00Z&to=2026-03-05T10:29:59Z")
            .as(auditor)
            .send()
            .isProblem(400, "request.invalid");
    assertThat(turned.fieldErrors()).containsExactly("to:out_of_range");
  }

  @Test
  @DisplayName("API-2: following Link gives every entry once, in the order of the chain backwards")
  void pagesJoin() {
    var seen = new ArrayList<Object>();
    var next = "/api/audit-logs?limit=2&resource=auth";
    while (!next.isEmpty()) {
      var page = server.get(next).as(auditor).send().is(200);
      page.list().forEach(entry -> seen.add(entry.get("id")));
      var link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }

    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            search(auditor, "?limit=500&resource=auth").list().stream()
                .map(entry -> entry.get("id"))
                .toList());
  }
}
