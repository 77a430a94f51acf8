package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.Question;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("AU-4, OB-15: every filter of the trail is served by an index, in order, page by page")
class AuditQueryPlansTest {
  private static final int MANY = 2000;
  private static final Instant START = Instant.parse("2026-03-05T10:30:00Z");
  private static TestStore store;

  @BeforeAll
  static void fill() {
    store = TestStore.prepared();
    var entries = new ArrayList<Document>();
    for (var i = 0; i < MANY; i++) {
      var at = START.plusMillis(i / 2);
      entries.add(
          new Document("_id", "aud-x" + i)
              .append("chain", "test")
              .append("seq", (long) i + 1)
              .append("user_id", "usr-" + i % 10)
              .append("action", i % 10 == 0 ? "login" : i % 10 == 1 ? "logout" : "register")
              .append("resource", "workspace:ws-" + i % 7)
              .append("success", i % 5 != 0)
              .append("session_id", "ses-" + i % 20)
              .append("trace_id", "trace-" + i / 2)
              .append("timestamp", at));
    }
    store.database().getCollection("audit_log").insertMany(entries);
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  static Stream<Question> trailPages() {
    var trail = store.bean(AuditTrail.class);
    var after = new Cursor(START.plusMillis(500), "aud-x1001");
    var none = AuditFilter.ALL;
    var questions = new ArrayList<Question>();
    for (var page : List.of(PageRequest.first(20), new PageRequest(20, after))) {
      questions.add(new Question("all", "newest", () -> trail.search(none, page)));
      questions.add(
          new Question("user", "by_user", () -> trail.search(none.ownedBy("usr-3"), page)));
      questions.add(
          new Question(
              "action",
              "by_action",
              () -> trail.search(filter(Set.of("login"), null, null, null, null), page)));
      questions.add(
          new Question(
              "actions",
              "by_action",
              () -> trail.search(filter(Set.of("login", "logout"), null, null, null, null), page)));
      questions.add(
          new Question(
              "resource",
              "by_resource",
              () -> trail.search(filter(Set.of(), "workspace:ws-1", null, null, null), page)));
      questions.add(
          new Question(
              "failures",
              "failures",
              () -> trail.search(filter(Set.of(), null, false, null, null), page)));
      questions.add(
          new Question(
              "session",
              "by_session",
              () -> trail.search(filter(Set.of(), null, null, "ses-3", null), page)));
    }
    questions.add(
        new Question(
            "trace",
            "by_trace",
            () ->
                trail.search(
                    filter(Set.of(), null, null, null, "trace-3"), PageRequest.first(20))));
    return questions.stream();
  }

  @ParameterizedTest
  @MethodSource("trailPages")
  @DisplayName("AU-3, AU-4: each filter of the trail alone")
  void eachFilterOfTheTrailHasItsIndex(Question question) {
    var plan = question.explained(store);

    assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
    assertThat(plan.indexes()).containsExactly(question.index());
    assertThat(plan.examined()).isLessThanOrEqualTo(plan.returned() + 2);
  }

  @Test
  @DisplayName("AU-4: every combination of filters uses an index and sorts nothing")
  void everyCombinationOfFiltersUsesAnIndex() {
    var trail = store.bean(AuditTrail.class);
    for (var bits = 0; bits < 256; bits++) {
      var chosen = bits;
      var filter =
          new AuditFilter(
              has(chosen, 0) ? "usr-3" : null,
              has(chosen, 1) ? Set.of("login", "register") : Set.of(),
              has(chosen, 2) ? "workspace:ws-1" : null,
              has(chosen, 3) ? Boolean.valueOf(chosen % 2 == 0) : null,
              has(chosen, 4) ? "ses-3" : null,
              has(chosen, 5) ? "trace-3" : null,
              has(chosen, 6) ? START : null,
              has(chosen, 7) ? START.plusMillis(400) : null);
      var plan = Question.explained(store, () -> trail.search(filter, PageRequest.first(20)));
      assertThat(plan.stages()).as("%s", filter).doesNotContain("COLLSCAN", "SORT");
    }
  }

  private static AuditFilter filter(
      Set<String> actions, String resource, Boolean success, String session, String trace) {
    return new AuditFilter(null, actions, resource, success, session, trace, null, null);
  }

  private static boolean has(int bits, int bit) {
    return (bits >> bit & 1) == 1;
  }
}
