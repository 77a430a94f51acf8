package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.session.port.out.LaunchTicketStore;
import java.time.Instant;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OB-15, WS-8: questions about launch tickets are answered by their index")
class LaunchTicketPlansTest {
  private static final int MANY = 2000;
  private static final Instant NOW = Instant.parse("2026-03-05T10:30:00Z");

  @Test
  @DisplayName("a good, a used, an expired and an unknown ticket are found by hash")
  void aTicketIsFoundByItsHash() {
    try (var store = TestStore.prepared()) {
      store
          .database()
          .getCollection("launch_tickets")
          .insertMany(IntStream.range(0, MANY).mapToObj(LaunchTicketPlansTest::ticket).toList());
      var tickets = store.bean(LaunchTicketStore.class);
      var sent =
          store
              .bean(SentFinds.class)
              .sentBy(() -> {
                tickets.take(hash(1), NOW);
                tickets.take(hash(1), NOW);
                tickets.take(hash(2), NOW.plusSeconds(61));
                tickets.take(hash(MANY), NOW);
              });

      assertThat(sent).hasSize(7);
      for (var question : sent) {
        var plan = Plan.of(store.database(), question);
        assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
        assertThat(plan.indexes()).containsExactly("by_hash");
        assertThat(plan.examined()).isLessThanOrEqualTo(1);
      }
      store.database().drop();
    }
  }

  private static Document ticket(int number) {
    return new Document("_id", "ses-" + number)
        .append("hash", hash(number))
        .append("account_id", "usr-1")
        .append("sign_in_id", "sin-1")
        .append("expires_at", NOW.plusSeconds(60));
  }

  private static String hash(int number) {
    return "%064x".formatted(number);
  }
}
