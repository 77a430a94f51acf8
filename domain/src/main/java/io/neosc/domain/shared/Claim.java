package io.neosc.domain.shared;

/**
 * A change of a count that must stay within bounds over many aggregates, such as the live sessions
 * of one workspace. The store holds the bounds: the count moves in the same commit as the
 * aggregate, or the commit is refused.
 *
 * @param counter the count's name, for example {@code workspace/ws-1/sessions}
 * @param delta how much it moves; never 0
 * @param min the bound after a move downwards; with 0 the count stays at 0 instead of passing it
 * @param max the bound after a move upwards
 */
public record Claim(String counter, int delta, long min, long max) {
  public Claim {
    if (counter.isBlank() || delta == 0 || min < 0 || max < min) {
      throw new IllegalArgumentException("a claim moves a named count by something, within bounds");
    }
  }

  public static Claim take(String counter, long max) {
    return new Claim(counter, 1, 0, max);
  }

  public static Claim giveBack(String counter) {
    return giveBack(counter, 0);
  }

  /** Gives one back of at least {@code min + 1}. */
  public static Claim giveBack(String counter, long min) {
    return new Claim(counter, -1, min, Long.MAX_VALUE);
  }

  /** Whether it can be refused, whatever the count is. */
  public boolean bounded() {
    return delta > 0 ? max < Long.MAX_VALUE : min > 0;
  }

  /** Whether the count may be {@code after} this claim's move. */
  public boolean admits(long after) {
    return delta > 0 ? after <= max : after >= min;
  }
}
