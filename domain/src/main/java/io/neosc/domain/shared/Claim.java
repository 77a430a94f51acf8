package io.neosc.domain.shared;

/**
 * A change of a count that must stay within a bound over many aggregates, such as the live sessions
 * of one workspace. The store holds the bound: the count moves in the same commit as the aggregate,
 * or the commit is refused.
 *
 * @param counter the count's name, for example {@code workspace/ws-1/sessions}
 * @param delta how much it moves; never 0
 * @param max the bound after the move; it binds only moves upwards
 */
public record Claim(String counter, int delta, long max) {
  public Claim {
    if (counter.isBlank() || delta == 0 || max < 0) {
      throw new IllegalArgumentException("a claim moves a named count by something, max >= 0");
    }
  }

  public static Claim take(String counter, long max) {
    return new Claim(counter, 1, max);
  }

  public static Claim giveBack(String counter) {
    return new Claim(counter, -1, Long.MAX_VALUE);
  }
}
