package io.neosc.domain.review;

import java.util.List;

/**
 * The names that were met most often.
 *
 * @param top the most frequent ones, the most frequent first, then by name
 * @param distinct how many names there were; at least so many if it is not {@code complete}
 * @param unnamed how often there was no name
 * @param complete whether every name was counted; false if there were more than {@value #MOST}, of
 *     which the first ones alone were
 */
public record Ranking(List<Count> top, int distinct, long unnamed, boolean complete) {
  /** More names are not kept apart, so that an attack under made-up names fills no memory. */
  public static final int MOST = 100_000;

  public Ranking {
    top = List.copyOf(top);
  }

  /** How often a name was met. */
  public record Count(String name, long count) {}
}
