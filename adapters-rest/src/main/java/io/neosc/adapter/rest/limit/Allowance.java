package io.neosc.adapter.rest.limit;

import java.util.function.BiConsumer;

/**
 * What is left of a caller's minute after a request.
 *
 * @param name the limit's, as in {@code neosc.rate-limits}
 * @param limit requests in a minute
 * @param remaining how many of them are left
 * @param resetSeconds until all of them are there again, rounded up
 * @param granted whether this request was one of them
 */
public record Allowance(
    String name, int limit, long remaining, long resetSeconds, boolean granted) {

  /** Says what is left (API-8). */
  public void tell(BiConsumer<String, String> header) {
    header.accept("RateLimit-Limit", Integer.toString(limit));
    header.accept("RateLimit-Remaining", Long.toString(remaining));
    header.accept("RateLimit-Reset", Long.toString(resetSeconds));
  }

  /** The one that the caller should mind. */
  Allowance tighter(Allowance other) {
    if (granted != other.granted) {
      return granted ? other : this;
    }
    return remaining <= other.remaining ? this : other;
  }
}
