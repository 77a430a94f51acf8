package io.neosc.application.shared.port;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param next where the next page begins; null if this is the last one
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page from up to {@code limit + 1} items that were read; the surplus one only tells that
   * there is more.
   */
  public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> placeOf) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    var items = read.subList(0, limit);
    return new Page<>(items, placeOf.apply(items.getLast()));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), next);
  }
}
