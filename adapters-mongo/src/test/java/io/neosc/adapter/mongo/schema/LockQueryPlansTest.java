package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.lock.LockTarget.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("OB-15, SE-12: questions about locks are answered by their index, whatever is over")
class LockQueryPlansTest {
  private static final int MANY = 2000;
  private static final int IN_FORCE = 200;
  private static final Instant NOW = Instant.parse("2026-03-05T10:30:00Z");
  private static TestStore store;

  @BeforeAll
  static void fill() {
    store = TestStore.prepared();
    var locks = new ArrayList<Document>();
    for (var i = 0; i < MANY; i++) {
      var end = i < IN_FORCE ? NOW.plusSeconds(1 + i / 2) : NOW.minusSeconds(i);
      locks.add(
          new Document("_id", "lck-x" + i)
              .append("version", 1L)
              .append("kind", i % 2 == 0 ? "HOST" : "USER")
              .append("value", i % 2 == 0 ? "host-1" : "usr-1")
              .append("reason", "x")
              .append("created_by", "usr-1")
              .append("created_at", NOW)
              .append("expires_at", end)
              .append("ends_at", end));
    }
    store.database().getCollection("locks").insertMany(locks);
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  /** A question to the port, the index that must answer it, and how many it gives. */
  record Question(String name, String index, Runnable asked, int returned) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Question> questions() {
    var locks = store.bean(LockRepository.class);
    var first = PageRequest.first(20);
    var later = new PageRequest(20, new Cursor(NOW.plusSeconds(50), "lck-x99"));
    return Stream.of(
        new Question("in force", "by_end", () -> locks.inForce(NOW), IN_FORCE),
        new Question("first page", "by_end", () -> locks.page(null, first), 21),
        new Question("later page", "by_end", () -> locks.page(null, later), 21),
        new Question("first of a kind", "by_kind", () -> locks.page(Kind.HOST, first), 21),
        new Question("later of a kind", "by_kind", () -> locks.page(Kind.HOST, later), 21));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isAnsweredByItsIndex(Question question) {
    var sent = store.bean(SentFinds.class).sentBy(question.asked());

    assertThat(sent).hasSize(1);
    var plan = Plan.of(store.database(), sent.getFirst());
    assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
    assertThat(plan.indexes()).containsExactly(question.index());
    assertThat(plan.returned()).isEqualTo(question.returned());
    assertThat(plan.examined()).isLessThanOrEqualTo(question.returned() + 2);
  }
}
