package io.neosc.mongod;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Makes one replica set of freshly started members, or brings kept data up at a new address. */
final class Initiation {

  private static final int NOT_YET_INITIALIZED = 94;
  private static final int ALREADY_INITIALIZED = 23;

  /** Short enough for tests, long enough for a busy machine: a failover takes about 3 s. */
  private static final Document SETTINGS =
      new Document("electionTimeoutMillis", 2000).append("heartbeatIntervalMillis", 500);

  private final List<Member> members;

  Initiation(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /**
   * One attempt; true when the set is configured with these members at these addresses. Kept data
   * remember the port of their last run: the configuration is then replaced by force, since a
   * member that does not find itself in its set elects nobody.
   */
  boolean succeeds() {
    var first = members.getFirst();
    try {
      var stored = first.run(new Document("replSetGetConfig", 1)).get("config", Document.class);
      if (!hosts(stored).equals(members.stream().map(Member::host).toList())) {
        first.run(new Document("replSetReconfig", moved(stored)).append("force", true));
      }
      return true;
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == NOT_YET_INITIALIZED) {
        initiate(first);
      }
      return false;
    } catch (MongoException _) {
      return false;
    }
  }

  private void initiate(Member first) {
    try {
      first.run(new Document("replSetInitiate", configuration()));
    } catch (MongoCommandException e) {
      // Kept data are initiated already, only not yet loaded.
      if (e.getErrorCode() != ALREADY_INITIALIZED) {
        throw new MongodFailed(
            "The replica set could not be initiated: " + e.getErrorMessage() + first.lastLines(),
            e);
      }
    } catch (MongoException _) {
      // The next attempt reads whether it was initiated.
    }
  }

  private Document configuration() {
    return new Document("_id", Member.SET_NAME)
        .append("version", 1)
        .append("members", memberDocuments())
        .append("settings", SETTINGS);
  }

  private Document moved(Document stored) {
    var moved = new Document(stored);
    moved.put("members", memberDocuments());
    moved.put("version", stored.getInteger("version") + 1);
    return moved;
  }

  private List<Document> memberDocuments() {
    var documents = new ArrayList<Document>();
    for (var member : members) {
      documents.add(new Document("_id", documents.size()).append("host", member.host()));
    }
    return documents;
  }

  private static List<String> hosts(Document configuration) {
    return configuration.getList("members", Document.class).stream()
        .map(member -> member.getString("host"))
        .toList();
  }
}
