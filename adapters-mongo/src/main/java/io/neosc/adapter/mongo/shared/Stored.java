package io.neosc.adapter.mongo.shared;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads stored values back, strictly. */
public final class Stored {
  private Stored() {}

  /**
   * Makes a state from a document.
   *
   * @throws UnreadableDocument with the document's id, whatever is wrong with it
   */
  public static <T> T read(String collection, String id, Supplier<T> state) {
    try {
      return state.get();
    } catch (RuntimeException e) {
      throw new UnreadableDocument(collection, id, e);
    }
  }

  /** The constant that was stored by its name. */
  public static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw unknown(field, name);
  }

  /** The error for a text in {@code field} that this program does not know. */
  public static IllegalArgumentException unknown(String field, String text) {
    return new IllegalArgumentException(field + " has the unknown value '" + text + "'");
  }

  /** A field that this document's kind must have. */
  public static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  /** Durations are stored as whole milliseconds. */
  public static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  public static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
