package io.neosc.adapter.mongo.testing;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How the server answered a query.
 *
 * @param stages of the winning plan
 * @param indexes that it used
 * @param examined how many documents it read
 * @param returned how many it gave
 */
public record Plan(List<String> stages, Set<String> indexes, int examined, int returned) {

  /** Has the server run and explain {@code find}. */
  public static Plan of(MongoDatabase database, BsonDocument find) {
    var explanation =
        database.runCommand(
            new BsonDocument("explain", find).append("verbosity", new BsonString("executionStats")),
            BsonDocument.class);
    var stats = explanation.getDocument("executionStats");
    var plan =
        new Plan(
            new ArrayList<>(),
            new TreeSet<>(),
            stats.getNumber("totalDocsExamined").intValue(),
            stats.getNumber("nReturned").intValue());
    plan.walk(explanation.getDocument("queryPlanner").getDocument("winningPlan"));
    return plan;
  }

  private void walk(BsonDocument stage) {
    if (stage.isString("stage")) {
      stages.add(stage.getString("stage").getValue());
    }
    if (stage.isString("indexName")) {
      indexes.add(stage.getString("indexName").getValue());
    }
    for (var value : stage.values()) {
      if (value.isDocument()) {
        walk(value.asDocument());
      } else if (value.isArray()) {
        value.asArray().stream()
            .filter(BsonValue::isDocument)
            .forEach(inner -> walk(inner.asDocument()));
      }
    }
  }
}
