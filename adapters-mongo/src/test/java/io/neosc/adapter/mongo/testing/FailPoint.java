package io.neosc.adapter.mongo.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.bson.Document;

/** Makes a server with test commands fail the next commands of one client application. */
public final class FailPoint {
  private final String uri;
  private final String application;

  /**
   * @param application the {@code appName} of the client that is to suffer
   */
  public FailPoint(String uri, String application) {
    this.uri = uri;
    this.application = application;
  }

  /** The next {@code times} of {@code commands} are answered with an error. */
  public void answerWith(int code, List<String> labels, int times, String... commands) {
    set(
        times,
        new Document("errorCode", code)
            .append("errorLabels", labels)
            .append("failCommands", List.of(commands)));
  }

  /** The next {@code times} of {@code commands} are answered with a closed connection. */
  public void hangUp(int times, String... commands) {
    set(times, new Document("closeConnection", true).append("failCommands", List.of(commands)));
  }

  private void set(int times, Document data) {
    try (MongoClient client = MongoClients.create(uri)) {
      client
          .getDatabase("admin")
          .runCommand(
              new Document("configureFailPoint", "failCommand")
                  .append("mode", new Document("times", times))
                  .append("data", data.append("appName", application)));
    }
  }
}
