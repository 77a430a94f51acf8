package io.neosc.adapter.mongo.schema;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Collections;
import java.util.List;

/**
 * The indexes of the trail's search had one field each; under the same names they carry more now.
 * The old ones go here, and the declared ones are made afterwards, as after any migration.
 */
final class AuditIndexesAreWider {
  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int INDEX_NOT_FOUND = 27;
  private static final List<String> OLD =
      List.of(
          "newest", "by_user", "by_action", "by_resource", "failures", "by_session", "by_trace");

  private AuditIndexesAreWider() {}

  static void run(MongoDatabase database) {
    OLD.forEach(index -> drop(database, index));
  }

  private static void drop(MongoDatabase database, String index) {
    try {
      database.getCollection(Collections.AUDIT_LOG).dropIndex(index);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_NOT_FOUND && e.getErrorCode() != INDEX_NOT_FOUND) {
        throw e;
      }
    }
  }
}
