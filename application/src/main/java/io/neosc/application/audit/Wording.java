package io.neosc.application.audit;

import java.util.Map;
import java.util.TreeMap;
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
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after)
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

    /** With the fields that differ, as they were and as they became. */
    Entry changed(Map<String, Object> was, Map<String, Object> is) {
      var before = new TreeMap<>(was);
      var after = new TreeMap<>(is);
      before.entrySet().removeAll(is.entrySet());
      after.entrySet().removeAll(was.entrySet());
      return new Entry(
          action,
          resource,
          success,
          details,
          sessionId,
          before.isEmpty() ? null : before,
          after.isEmpty() ? null : after);
    }

    Entry changed(String field, Object was, Object is) {
      return new Entry(
          action, resource, success, details, sessionId, Map.of(field, was), Map.of(field, is));
    }
  }

  /** No entry, for a reason. */
  record None(String because) implements Wording {}
}
