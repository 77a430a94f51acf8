package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.testing.FailPoint;
import io.neosc.adapter.mongo.testing.Question;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import io.neosc.domain.review.ReviewTooLarge;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-15, OB-15: the weekly review's questions, explained by the server, and its bounds")
class MongoReviewPlansTest {
  private static final int WEEKS = 4;
  private static final int A_WEEK = 2_000;
  private static final int ACCOUNTS = 20;
  private static final int TIME_IS_OVER = 50;
  private static final ReviewWeek LAST = ReviewWeek.parse("2026-W47").orElseThrow();
  private static TestStore store;
  private static FailPoint server;

  /** Weeks alike, of which one in ten entries is a failed sign-in, and one in fifty a policy's. */
  @BeforeAll
  static void fill() {
    var mongod = MongodForTests.shared();
    var database = TestStore.address(mongod.uri(), mongod.newDatabase());
    store = TestStore.at(database + (database.contains("?") ? "&" : "?") + "appName=reviewing");
    store.prepare();
    server = new FailPoint(mongod.uri(), ClientName.of("reviewing"));
    var entries = new ArrayList<BsonDocument>();
    for (var i = 0; i < WEEKS * A_WEEK; i++) {
      entries.add(entry(i));
    }
    store.database().getCollection("audit_log", BsonDocument.class).insertMany(entries);
  }

  private static BsonDocument entry(int i) {
    var step = Duration.ofDays(ReviewWeek.DAYS).dividedBy(A_WEEK);
    Instant at = LAST.to().minus(step.multipliedBy(i + 1L));
    var failed = i % 10 == 0;
    return AuditEntryDocument.of(
        new AuditEntry(
            1,
            "main",
            WEEKS * A_WEEK - i,
            new AuditEntryId("aud-" + i),
            failed ? null : "usr-" + i % ACCOUNTS,
            failed || i % 10 == 1 ? "login" : i % 50 == 2 ? "toggle_policy" : "launch_workspace",
            "auth",
            at,
            !failed,
            null,
            null,
            null,
            null,
            "0".repeat(64),
            new PersonalPart(
                Salt.of(new byte[Salt.LENGTH]),
                "ada" + i % ACCOUNTS + "@example.org",
                // a new one for each account in the last week
                i < ACCOUNTS ? "198.51.100." + i : "192.0.2." + i % ACCOUNTS,
                null,
                null,
                null,
                null),
            "0".repeat(64),
            "0".repeat(64)));
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  private static ReviewTrail review() {
    return store.bean(ReviewTrail.class);
  }

  private static AuditFilter of(AuditView view) {
    return new AuditFilter(Map.of(), null, LAST.from(), LAST.to()).within(view);
  }

  /** How the server answered, with all stages of the plan that it chose. */
  private record Explained(String plan, int keys, int documents) {
    static Explained of(BsonDocument question) {
      var explanation =
          store
              .database()
              .runCommand(
                  new BsonDocument("explain", question)
                      .append("verbosity", new BsonString("executionStats")),
                  BsonDocument.class);
      var found = firstWith("executionStats", explanation);
      var stats = found.getDocument("executionStats");
      return new Explained(
          found.getDocument("queryPlanner").getDocument("winningPlan").toJson(),
          stats.getNumber("totalKeysExamined").intValue(),
          stats.getNumber("totalDocsExamined").intValue());
    }

    /** Of an aggregation the cursor that feeds it is explained inside its first stage. */
    private static BsonDocument firstWith(String name, BsonDocument document) {
      return document.containsKey(name)
          ? document
          : document.getArray("stages").stream()
              .map(BsonValue::asDocument)
              .map(stage -> stage.getDocument("$cursor"))
              .findFirst()
              .orElseThrow();
    }
  }

  private static List<Explained> explained(Runnable asked) {
    return Question.allSentBy(store, asked).stream().map(Explained::of).toList();
  }

  @Test
  @DisplayName("entries of a view: one range of its index, no document that does not count")
  void entriesOfViews() {
    for (var view : AuditView.values()) {
      var read = new ArrayList<Object>();
      var explained = explained(() -> review().read(of(view), read::add)).getFirst();

      assertThat(read).as("%s", view).isNotEmpty();
      assertThat(explained.documents()).as("%s", view).isEqualTo(read.size());
      assertThat(explained.keys()).as("%s", view).isLessThan(read.size() + 100);
      assertThat(explained.plan()).doesNotContain("COLLSCAN", "\"SORT\"");
    }
  }

  @Test
  @DisplayName("addresses of a week: keys of that week alone, and no document at all")
  void addressesOfAWeek() {
    var explained = explained(() -> review().newAddresses(LAST, 5));

    var pairs = explained.getFirst();
    assertThat(pairs.plan()).contains("\"by_user\"").doesNotContain("COLLSCAN", "FETCH");
    assertThat(pairs.documents()).isZero();
    assertThat(pairs.keys()).isBetween(A_WEEK * 9 / 10, A_WEEK * 9 / 10 + 3 * ACCOUNTS);
    assertThat(explained.subList(1, explained.size()))
        .isNotEmpty()
        .allMatch(each -> each.documents() == 0 && each.plan().contains("\"by_user\""));
    assertThat(review().newAddresses(LAST, 5).total()).isEqualTo(ACCOUNTS * 9 / 10);
  }

  @Test
  @DisplayName("the beginning of the trail is one key")
  void beginning() {
    var explained = explained(() -> review().since()).getFirst();

    assertThat(explained.keys()).isEqualTo(1);
    assertThat(explained.documents()).isZero();
  }

  @Test
  @DisplayName("what the server gives up is refused; a server that is silent is told as such")
  void bounded() {
    server.answerWith(TIME_IS_OVER, List.of(), 1, "find");
    assertThatExceptionOfType(ReviewTooLarge.class)
        .isThrownBy(() -> review().read(of(AuditView.FAILED_AUTH), _ -> {}));
    server.answerWith(TIME_IS_OVER, List.of(), 1, "aggregate");
    assertThatExceptionOfType(ReviewTooLarge.class)
        .isThrownBy(() -> review().newAddresses(LAST, 5));
    server.answerWith(TIME_IS_OVER, List.of(), 2, "find", "ping");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> review().read(of(AuditView.FAILED_AUTH), _ -> {}));
  }
}
