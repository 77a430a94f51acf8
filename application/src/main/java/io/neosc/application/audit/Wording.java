package io.neosc.application.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the trail says of an event. */
sealed interface Wording {

  /**
   * An entry.
   *
   * @param details a sentence for people
   * @param before changed fields as they were
   * @param after the same fields as they became
   */
  record Entry(
      String action,
      String resource,
      boolean success,
      String details,
      @Nullable String sessionId,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after)
      implements Wording {

    static Entry of(String action, String resource, String details) {
      return new Entry(action, resource, true, details, null, null, null);
    }

    Entry failed() {
      return new Entry(action, resource, false, details, sessionId, before, after);
    }

    Entry session(String id) {
      return new Entry(action, resource, success, details, id, before, after);
    }

    Entry changed(String field, @Nullable Object was, @Nullable Object is) {
      return new Entry(
          action, resource, success, details, sessionId, one(field, was), one(field, is));
    }

    private static Map<String, @Nullable Object> one(String field, @Nullable Object value) {
      var map = new HashMap<String, @Nullable Object>();
      map.put(field, value);
      return map;
    }
  }

  /** No entry, for a reason. */
  record None(String because) implements Wording {}
}
