package io.neosc.adapter.mongo.shared;

import com.mongodb.client.model.Filters;
import io.neosc.domain.identity.SearchWords;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Conditions on stored {@link SearchWords#wordsOf words}. */
public final class Words {
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private Words() {}

  /**
   * One for each word of {@code text}, a range of the array {@code field}; nothing is a pattern.
   */
  public static List<Bson> askedBy(String text, String field) {
    return SearchWords.askedBy(text).stream().map(word -> beginsWith(field, word)).toList();
  }

  private static Bson beginsWith(String field, String word) {
    return Filters.elemMatch(field, new Document("$gte", word).append("$lt", word + LAST));
  }
}
