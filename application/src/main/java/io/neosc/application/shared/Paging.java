package io.neosc.application.shared;

import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Pages of lists that are in memory, ordered newest first by time and id. */
public final class Paging {
  private Paging() {}

  /** The part of {@code sorted} that {@code request} asks for. */
  public static <T> Page<T> of(List<T> sorted, PageRequest request, Function<T, Cursor> placeOf) {
    var after = request.after();
    var read =
        sorted.stream()
            .filter(item -> after == null || isBehind(placeOf.apply(item), after))
            .limit(request.limit() + 1L)
            .toList();
    return Page.of(read, request.limit(), placeOf);
  }

  private static boolean isBehind(Cursor item, Cursor place) {
    var order = item.at().compareTo(place.at());
    return order < 0 || order == 0 && item.id().compareTo(place.id()) < 0;
  }
}
