package io.neosc.adapter.rest.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Counts requests by whom they are from, in memory, each name with its own minute that begins with
 * its first request. A name that was silent for a minute has its full allowance again, so
 * forgetting it changes nothing; no other is ever forgotten. Beyond {@value #MOST} names in a
 * minute strangers share the allowances of a few: a flood of addresses cannot wash anybody's count
 * away.
 */
final class Buckets {
  static final int MOST = 20_000;
  private static final int SHARED = 256;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String name;
  private final int perMinute;
  private final TimeMeter clock;
  private final Bucket[] shared;
  private final int seed = ThreadLocalRandom.current().nextInt();
  private volatile Generations names;

  /** Who asked since {@code begun}, and who did in the minute before and not since. */
  private record Generations(
      long begun, ConcurrentHashMap<String, Bucket> young, ConcurrentHashMap<String, Bucket> old) {}

  /**
   * @param name the limit's, as in {@code neosc.rate-limits}
   */
  Buckets(String name, int perMinute, TimeMeter clock) {
    this.name = name;
    this.perMinute = perMinute;
    this.clock = clock;
    this.shared = Stream.generate(this::full).limit(SHARED).toArray(Bucket[]::new);
    this.names =
        new Generations(
            clock.currentTimeNanos(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  private Bucket full() {
    return Bucket.builder()
        .withCustomTimePrecision(clock)
        .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, MINUTE))
        .build();
  }

  /** Takes one request off the allowance of {@code caller}. */
  Allowance take(String caller) {
    var probe = bucketOf(caller).tryConsumeAndReturnRemaining(1);
    return new Allowance(
        name,
        perMinute,
        probe.getRemainingTokens(),
        Math.ceilDiv(probe.getNanosToWaitForReset(), Duration.ofSeconds(1).toNanos()),
        probe.isConsumed());
  }

  private Bucket bucketOf(String caller) {
    var now = current();
    var known = now.young().get(caller);
    if (known != null) {
      return known;
    }
    if (now.young().mappingCount() >= MOST && !now.old().containsKey(caller)) {
      return shared[Math.floorMod(caller.hashCode() * 31 + seed, SHARED)];
    }
    return now.young()
        .computeIfAbsent(
            caller,
            _ -> {
              var kept = now.old().remove(caller);
              return kept == null ? full() : kept;
            });
  }

  private Generations current() {
    var present = names;
    return clock.currentTimeNanos() - present.begun() < MINUTE.toNanos() ? present : turned();
  }

  private synchronized Generations turned() {
    var present = names;
    var now = clock.currentTimeNanos();
    if (now - present.begun() >= MINUTE.toNanos()) {
      names = new Generations(now, new ConcurrentHashMap<>(), present.young());
    }
    return names;
  }

  /** How many names are remembered. */
  int size() {
    var present = names;
    return present.young().size() + present.old().size();
  }
}
