package io.neosc.adapter.mongo.commit;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Reads;
import java.util.function.Supplier;
import org.bson.Document;

/** Tells a question that takes too long from a server that does not answer. */
final class Bounded {
  private final MongoDatabase database;

  Bounded(MongoDatabase database) {
    this.database = database;
  }

  /**
   * Asks the store.
   *
   * @param late what to say if it takes longer than it may while the server answers others
   */
  <T> T run(Supplier<T> question, Supplier<? extends RuntimeException> late) {
    try {
      return question.get();
    } catch (MongoOperationTimeoutException | MongoExecutionTimeoutException e) {
      throw answers() ? late.get() : Reads.translated(e);
    } catch (RuntimeException e) {
      throw Reads.translated(e);
    }
  }

  private boolean answers() {
    try {
      return database.runCommand(new Document("ping", 1)).containsKey("ok");
    } catch (MongoException e) {
      return false;
    }
  }
}
