package io.neosc.adapter.mongo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.StoreUnavailable;
import java.util.List;
import org.bson.BsonDocument;

/** A question to a port, and the index that must answer it. */
public record Question(String name, String index, Runnable asked) {

  /** How MongoDB answers it. */
  public Plan explained(TestStore store) {
    return explained(store, asked);
  }

  /** How MongoDB answers the one query that {@code asked} sends. */
  public static Plan explained(TestStore store, Runnable asked) {
    return Plan.of(store.database(), sentBy(store, asked));
  }

  /** That query; documents may hold only what it looks at, so reading them may fail. */
  public static BsonDocument sentBy(TestStore store, Runnable asked) {
    var sent = allSentBy(store, asked);
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  /** All queries that {@code asked} sends, one after the other. */
  public static List<BsonDocument> allSentBy(TestStore store, Runnable asked) {
    return store
        .bean(SentFinds.class)
        .sentBy(() -> {
          try {
            asked.run();
          } catch (RuntimeException unreadable) {
            assertThat(unreadable).isNotInstanceOf(StoreUnavailable.class);
          }
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
