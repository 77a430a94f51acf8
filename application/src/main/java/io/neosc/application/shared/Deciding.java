package io.neosc.application.shared;

import io.neosc.domain.shared.StaleAggregate;
import java.util.function.Supplier;

/** Loads, decides and commits again when somebody else was quicker. */
public final class Deciding {
  private static final int ATTEMPTS = 8;

  private Deciding() {}

  /**
   * Runs {@code decision} until it is not stale, at most eight times; it must load what it decides
   * on each time.
   *
   * @throws StaleAggregate if it still was stale the last time
   */
  public static <T> T again(Supplier<T> decision) {
    return again(decision, decision);
  }

  /**
   * The same, with a first try that may decide on what memory says: if that is out of date, the
   * commit is stale.
   */
  public static <T> T again(Supplier<T> first, Supplier<T> decision) {
    for (var attempt = 1; ; attempt++) {
      try {
        return attempt == 1 ? first.get() : decision.get();
      } catch (StaleAggregate stale) {
        if (attempt == ATTEMPTS) {
          throw stale;
        }
      }
    }
  }
}
