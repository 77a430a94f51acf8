package io.neosc.adapter.mongo.commit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.ClientName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions whose node was killed or froze in the middle. MongoDB would keep such a one, and
 * with it the chain's next place, for a minute ({@code transactionLifetimeLimitSeconds}), and
 * nobody could store anything meanwhile. Ending it is always safe: nothing of it was acknowledged,
 * and a node that is alive after all is told that its transaction is gone.
 */
final class AbandonedTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedTransactions.class);
  private static final int UNAUTHORIZED = 13;
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final MongoDatabase admin;
  private final long idleMicros;
  private long lastLook = System.nanoTime() - PAUSE;
  private boolean forbidden;

  /**
   * @param longest how long a transaction of a live node lasts at most
   */
  AbandonedTransactions(MongoClient client, Duration longest) {
    this.admin = client.getDatabase("admin");
    this.idleMicros = longest.toNanos() / 1000;
  }

  /** Ends those that have been idle for longer than any live one; at most one look a second. */
  void end() {
    var now = System.nanoTime();
    if (forbidden || now - lastLook < PAUSE) {
      return;
    }
    lastLook = now;
    try {
      var sessions = sessions();
      if (!sessions.isEmpty()) {
        admin.runCommand(new BsonDocument("killSessions", new BsonArray(sessions)));
        LOG.warn("Ended {} transactions that another process left open", sessions.size());
      }
    } catch (MongoException e) {
      if (e.getCode() == UNAUTHORIZED) {
        forbidden = true;
        LOG.warn(
            "MongoDB does not let this account see its own open transactions; after a crash,"
                + " writes may wait for transactionLifetimeLimitSeconds");
      }
      LOG.debug("Open transactions could not be looked at", e);
    }
  }

  private List<BsonValue> sessions() {
    var look =
        new BsonDocument("allUsers", BsonBoolean.FALSE).append("idleSessions", BsonBoolean.TRUE);
    var abandoned =
        new BsonDocument("type", new BsonString("idleSession"))
            .append("appName", ClientName.ANY)
            .append(
                "transaction.timeInactiveMicros",
                new BsonDocument("$gte", new BsonInt64(idleMicros)));
    var sessions = new ArrayList<BsonValue>();
    admin
        .aggregate(
            List.of(new BsonDocument("$currentOp", look), new BsonDocument("$match", abandoned)),
            BsonDocument.class)
        .forEach(open -> sessions.add(new BsonDocument("id", open.getDocument("lsid").get("id"))));
    return sessions;
  }
}
