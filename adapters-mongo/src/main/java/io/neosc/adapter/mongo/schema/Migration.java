package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoDatabase;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One change of what is stored already. It is applied once, after all earlier ones; it must be
 * harmless to begin it again, because a node may end in the middle of it.
 *
 * @param id when it was written, {@code yyyy-mm-ddThhmm}; migrations are applied in this order
 * @param description what it changes, for the log
 */
record Migration(String id, String description, Consumer<MongoDatabase> run) {
  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{4}");

  Migration {
    if (!FORM.matcher(id).matches() || description.isBlank()) {
      throw new IllegalArgumentException("a migration has a timestamp and a description");
    }
  }
}
