package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-10, AU-7: every route that changes something is called, and its entry is found")
final class AuditCoverageTest {
  /** Entries that follow from the change on whichever node hears of it first (ADR 012). */
  private static final Map<String, Set<String>> FOLLOWING =
      Map.of("POST /api/admin/locks", Set.of("terminate_session"));

  private static TestServer server;
  private static String admin;
  private static String auditor;
  private static int calls;

  @BeforeAll
  static void start() {
    server = TestServer.withLaunchTickets();
    admin = server.signIn(Role.ADMIN);
    auditor = server.signIn(Role.AUDITOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The entries that a reader finds who asks as soon as the caller has the answer. */
  private static List<Map<String, Object>> entriesOf(AuditStories.Story story) {
    pass(Duration.ofSeconds(2));
    var call = story.call().get();
    var trace = "%032x".formatted(0xabc000 + ++calls);
    var answer = call.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").send();
    assertThat(answer.status())
        .as("%s: %s", story.route(), answer.body())
        .isEqualTo(story.status());
    var entries = server.get("/api/audit-logs?trace_id=" + trace).as(auditor).send().is(200).list();
    entries.forEach(
        entry -> assertThat(entry).as(story.route()).containsEntry("ip_address", "127.0.0.1"));
    return entries;
  }

  private static void pass(Duration time) {
    server.app.clock.forward(time);
    server.app.live.heard();
  }

  @Test
  @DisplayName("API-10: each call leaves exactly the entries that its route declares")
  void everyChangeLeavesItsEntries() {
    var declared = new TreeMap<String, Set<String>>();
    for (var route : Route.of(server)) {
      if (route.changes()) {
        declared.put(
            route.toString(), new TreeSet<>(List.of(route.metadata().stringValues(Audits.class))));
      }
    }
    var stories = new AuditStories(server, admin).all();
    var seen = new TreeMap<String, Set<String>>();
    for (var story : stories) {
      var actions =
          entriesOf(story).stream()
              .map(entry -> String.valueOf(entry.get("action")))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(actions).as("%s, %d", story.route(), story.status()).isEqualTo(story.actions());
      seen.computeIfAbsent(story.route(), _ -> new TreeSet<>()).addAll(actions);
    }

    FOLLOWING.forEach((route, actions) -> seen.get(route).addAll(actions));
    assertThat(seen).isEqualTo(declared);
  }

  @Test
  @DisplayName("API-10: a route without a story would be found")
  void aRouteWithoutAStoryIsFound() {
    var told =
        new AuditStories(server, admin)
            .all().stream().map(AuditStories.Story::route).collect(Collectors.toSet());

    assertThat(Route.of(server).stream().filter(Route::changes).map(Route::toString))
        .hasSizeGreaterThan(30)
        .allMatch(told::contains);
  }
}
