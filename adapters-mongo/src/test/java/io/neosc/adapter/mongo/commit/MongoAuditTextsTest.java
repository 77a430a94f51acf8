package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.Question;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-3: words of entries beside the trail")
class MongoAuditTextsTest {
  private static final Instant START = Instant.parse("2026-03-05T10:30:00Z");
  private TestStore store;

  @BeforeEach
  void start() {
    store = TestStore.prepared();
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  /** Entries as they would be there before somebody looks for words. */
  private void stored(int count) {
    var entries =
        LongStream.rangeClosed(1, count)
            .mapToObj(seq -> AuditEntryDocument.of(entry(seq)))
            .toList();
    store
        .database()
        .getCollection("audit_log", BsonDocument.class)
        .insertMany(new ArrayList<>(entries));
  }

  private static AuditEntry entry(long seq) {
    return new AuditEntry(
        1,
        "main",
        seq,
        new AuditEntryId("aud-" + seq),
        "usr-" + seq % 3,
        "login",
        "auth",
        START.plusMillis(seq / 4),
        true,
        null,
        null,
        null,
        null,
        "0".repeat(64),
        new PersonalPart(
            Salt.of(new byte[Salt.LENGTH]),
            "ada@example.org",
            null,
            null,
            (seq % 2 == 0 ? "even" : "odd") + " number" + seq,
            null,
            null),
        "0".repeat(64),
        "0".repeat(64));
  }

  private AuditTexts texts() {
    return store.bean(AuditTexts.class);
  }

  private List<Long> taken() {
    return store
        .database()
        .getCollection("audit_texts")
        .find()
        .sort(new Document("_id", 1))
        .map(text -> text.getLong("_id"))
        .into(new ArrayList<>());
  }

  private List<Long> found(String word) {
    return store
        .bean(AuditTrail.class)
        .search(AuditFilter.ALL.withWords(Set.of(word)), PageRequest.first(500))
        .items()
        .stream()
        .map(AuditEntry::seq)
        .toList();
  }

  @Test
  @DisplayName("several nodes that feed at once take each entry in once, and leave no gap")
  void severalFeedAtOnce() throws Exception {
    stored(3000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var feeders = new ArrayList<Callable<Set<List<Long>>>>();
      for (var i = 0; i < 4; i++) {
        feeders.add(() -> {
          var seen = new HashSet<List<Long>>();
          while (!taken().contains(3000L)) {
            var _ = texts().feed(170);
            var there = taken();
            seen.add(List.of((long) there.size(), there.getLast()));
          }
          return seen;
        });
      }
      for (var feeder : threads.invokeAll(feeders)) {
        assertThat(feeder.get())
            .as("places and the last")
            .allMatch(t -> t.getFirst().equals(t.getLast()));
      }
    }

    assertThat(taken()).hasSize(3000);
    assertThat(texts().feed(10)).isZero();
    assertThat(found("number1234")).containsExactly(1234L);
  }

  @Test
  @DisplayName("AU-9: an entry that somebody made unreadable keeps nobody from the others")
  void anAlteredEntryIsPassedOver() {
    stored(5);
    store
        .database()
        .getCollection("audit_log")
        .updateOne(Filters.eq("seq", 3L), Updates.set("action", 17));

    assertThat(texts().feed(100)).isEqualTo(5);
    assertThat(found("odd")).containsExactly(5L, 1L);
  }

  @Test
  @DisplayName("AU-9: not even where it is the last one")
  void anAlteredLastEntryIsPassedOver() {
    stored(6);
    store
        .database()
        .getCollection("audit_log")
        .updateOne(Filters.eq("seq", 6L), Updates.unset("hash"));

    assertThat(found("odd")).containsExactly(5L, 3L, 1L);
  }

  @Test
  @DisplayName(
      "a search takes in what nobody has taken in yet; what has left the trail is left out")
  void aSearchTakesInWhatIsMissing() {
    stored(1200);
    assertThat(texts().feed(100)).isEqualTo(100);

    assertThat(found("number1200")).containsExactly(1200L);

    store.database().getCollection("audit_log").deleteOne(Filters.eq("seq", 1200L));
    assertThat(found("number1200")).isEmpty();
  }

  @Test
  @DisplayName("AU-4: words are found through their index, in order, alone and with conditions")
  void wordsHaveTheirIndex() {
    stored(2000);
    while (texts().feed(1000) > 0) {}
    for (var filter :
        List.of(
            AuditFilter.ALL,
            AuditFilter.ALL.succeeded(true),
            AuditFilter.ALL.with(AuditField.USER_ID, Set.of("usr-1", "usr-2")),
            new AuditFilter(Map.of(), null, START, START.plusMillis(100)))) {
      for (var after : new ArrayList<>(Arrays.asList(null, Cursor.of(START.plusMillis(90), 7)))) {
        var plan = planOf(filter.withWords(Set.of("even", "example")), after);

        assertThat(plan.stages()).as("%s", filter).doesNotContain("COLLSCAN", "SORT");
        assertThat(plan.indexes()).containsExactly("by_words");
      }
    }
    assertThat(planOf(AuditFilter.ALL.withWords(Set.of("number77", "odd")), null).examined())
        .isLessThan(30);
  }

  private Plan planOf(AuditFilter filter, @Nullable Cursor after) {
    var find =
        Question.allSentBy(
                store,
                () -> store.bean(AuditTrail.class).search(filter, new PageRequest(20, after)))
            .stream()
            .filter(sent -> sent.containsKey("hint"))
            .findFirst()
            .orElseThrow();
    return Plan.of(store.database(), find);
  }
}
