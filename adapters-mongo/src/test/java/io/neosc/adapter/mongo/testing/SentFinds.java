package io.neosc.adapter.mongo.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The {@code find} and {@code aggregate} commands as they went over the wire, whoever made them; of
 * a {@code findAndModify} its question.
 */
public final class SentFinds implements CommandListener {
  private static final Set<String> QUESTIONS = Set.of("find", "aggregate");
  private static final Set<String> OF_THE_QUERY =
      Set.of(
          "find",
          "filter",
          "sort",
          "limit",
          "projection",
          "hint",
          "returnKey",
          "aggregate",
          "pipeline",
          "cursor",
          "allowDiskUse");

  private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (event.getCommandName().equals("findAndModify")) {
      finds.add(
          new BsonDocument("find", event.getCommand().get("findAndModify"))
              .append(
                  "filter", BsonDocument.parse(event.getCommand().getDocument("query").toJson()))
              .append("limit", new BsonInt32(1)));
    }
    if (QUESTIONS.contains(event.getCommandName())) {
      var query = new BsonDocument();
      event
          .getCommand()
          .forEach((name, value) -> {
            if (OF_THE_QUERY.contains(name)) {
              query.put(name, value);
            }
          });
      finds.add(BsonDocument.parse(query.toJson()));
    }
  }

  /** What {@code question} sent. */
  public List<BsonDocument> sentBy(Runnable question) {
    finds.clear();
    question.run();
    return List.copyOf(finds);
  }
}
