package io.neosc.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-8: requests in a minute, by name")
final class BucketsTest {
  private final Clock clock = new Clock();
  private final Buckets buckets = new Buckets("of-tests", 3, clock);

  /** Moves when it is told to. */
  private static final class Clock implements TimeMeter {
    private long nanos = -Duration.ofSeconds(90).toNanos();

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void aMinuteHasSoManyRequestsAndThenBeginsAnew() {
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 2, 60, true));
    clock.pass(Duration.ofMillis(20_500));
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 1, 40, true));
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 0, 40, true));
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 0, 40, false));
    assertThat(buckets.take("b").granted()).isTrue();

    clock.pass(Duration.ofMillis(39_400));
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 0, 1, false));
    clock.pass(Duration.ofMillis(101));
    assertThat(buckets.take("a")).isEqualTo(new Allowance("of-tests", 3, 2, 60, true));
  }

  @Test
  @DisplayName("being refused costs nothing: who waits as it was told is let in")
  void refusalsDoNotPostpone() {
    for (var i = 0; i < 1_000; i++) {
      buckets.take("a");
    }
    clock.pass(Duration.ofSeconds(60));
    assertThat(buckets.take("a").granted()).isTrue();
  }

  @Test
  @DisplayName("who is silent for two minutes is forgotten")
  void memoryFollowsWhoIsThere() {
    for (var i = 0; i < 1_000; i++) {
      buckets.take("name" + i);
    }
    assertThat(buckets.size()).isEqualTo(1_000);
    clock.pass(Duration.ofSeconds(61));
    buckets.take("a");
    clock.pass(Duration.ofSeconds(61));
    buckets.take("b");
    assertThat(buckets.size()).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("a count outlives the turn of a minute")
  void countsAreCarriedOver() {
    clock.pass(Duration.ofSeconds(50));
    for (var i = 0; i < 4; i++) {
      buckets.take("a");
    }
    clock.pass(Duration.ofSeconds(20));
    assertThat(buckets.take("a").granted()).isFalse();
    clock.pass(Duration.ofSeconds(39));
    assertThat(buckets.take("a").granted()).isFalse();
    clock.pass(Duration.ofMillis(1_001));
    assertThat(buckets.take("a").granted()).isTrue();
  }

  @Test
  @DisplayName("a flood of names washes no count away, stays bounded and is limited itself")
  void floodsGainNothing() {
    for (var i = 0; i < 4; i++) {
      buckets.take("attacker");
    }
    var granted = 0;
    for (var i = 0; i < 3 * Buckets.MOST; i++) {
      granted += buckets.take("2001:db8:" + i).granted() ? 1 : 0;
    }

    assertThat(buckets.take("attacker").granted()).isFalse();
    assertThat(buckets.size()).isLessThanOrEqualTo(Buckets.MOST + 1);
    assertThat(granted).isLessThan(Buckets.MOST + 3 * 256 + 1);
    clock.pass(Duration.ofSeconds(61));
    assertThat(buckets.take("somebody new").granted()).isTrue();
  }

  @Test
  @DisplayName("of many at once exactly so many are let in")
  void manyAtOnceAreCounted() {
    var wide = new Buckets("of-tests", 100, clock);
    var granted = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 400; i++) {
        threads.execute(() -> granted.addAndGet(wide.take("a").granted() ? 1 : 0));
      }
    }
    assertThat(granted).hasValue(100);
  }
}
