package io.neosc.benchmark;

import io.neosc.domain.scrub.Hostile;
import io.neosc.domain.scrub.Ordinary;
import io.neosc.domain.scrub.Scrubber;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What the scrubber costs (OB-7): microseconds for an ordinary line, and for each hostile pattern
 * how the time for sixteen times the text compares with sixteen times the time.
 */
public final class ScrubberSpeed {
  private static final int LINES = 20_000;
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 30;
  private static final int SHORT = 100_000;
  private static final int TIMES = 16;

  /** Square growth would be 16. */
  private static final double LINEAR = 3;

  private ScrubberSpeed() {}

  public static void main(String[] arguments) {
    var random = new SplittableRandom(1);
    var lines = Stream.generate(() -> Ordinary.line(random)).limit(LINES).toList();
    var micros = new double[ROUNDS];
    for (var round = -WARM_UP; round < ROUNDS; round++) {
      micros[Math.max(round, 0)] = nanos(lines) / 1e3 / LINES;
    }
    System.out.println(Row.atMost("scrub an ordinary line, us", micros, 2).text());
    var worst = new double[] {0};
    var slowest = "";
    for (var pattern : Hostile.PATTERNS) {
      var ratio = growth(pattern);
      if (ratio > worst[0]) {
        worst[0] = ratio;
        slowest = pattern;
      }
    }
    System.err.printf("the worst growth is that of: %s%n", slowest);
    System.out.println(Row.atMost("scrub 16 x hostile text / 16 x the time", worst, LINEAR).text());
  }

  private static double growth(String pattern) {
    var small = List.of(Hostile.text(pattern, SHORT));
    var large = List.of(Hostile.text(pattern, SHORT * TIMES));
    var ratios = new double[3];
    for (var round = -1; round < ratios.length; round++) {
      var few = 0L;
      for (var i = 0; i < TIMES; i++) {
        few += nanos(small);
      }
      ratios[Math.max(round, 0)] = nanos(large) / (double) few;
    }
    return Row.median(ratios);
  }

  private static long nanos(List<String> texts) {
    var begun = System.nanoTime();
    var length = 0;
    for (var text : texts) {
      length += Scrubber.scrub(text).length();
    }
    var took = System.nanoTime() - begun;
    if (length == 0) {
      throw new IllegalStateException("nothing was scrubbed");
    }
    return took;
  }
}
