package io.neosc.fault;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What callers were promised, and what they saw that must not be. */
final class Ledger {
  private final Set<String> launched = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicLong harmOver = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong lastAcknowledged = new AtomicLong();
  private final AtomicLong longestSilence = new AtomicLong();

  void launched(String session) {
    acknowledged();
    if (!launched.add(session)) {
      violation("the launch of " + session + " was acknowledged twice as a new one");
    }
  }

  void ended(String session) {
    acknowledged();
    if (!ended.add(session)) {
      violation("the end of " + session + " was acknowledged twice");
    }
  }

  private void acknowledged() {
    acknowledged.increment();
    var now = System.nanoTime();
    var last = lastAcknowledged.getAndSet(now);
    if (last != 0) {
      longestSilence.accumulateAndGet(now - last, Math::max);
    }
    var since = harmOver.getAndSet(0);
    if (since != 0) {
      slowest.accumulateAndGet(now - since, Math::max);
    }
  }

  /** Callers pause; their silence is not the product's. */
  void paused() {
    lastAcknowledged.set(0);
    harmOver.set(0);
  }

  /** A try whose outcome its caller does not know yet. */
  void unknown() {
    unknown.increment();
  }

  void refused() {
    refused.increment();
  }

  void violation(String what) {
    violations.add(what);
  }

  /** From now on the product could work again; the next acknowledged change shows that it does. */
  void harmIsOver() {
    harmOver.set(System.nanoTime());
  }

  Set<String> launched() {
    return Set.copyOf(launched);
  }

  Set<String> ended() {
    return Set.copyOf(ended);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  long size() {
    return acknowledged.sum();
  }

  long unknowns() {
    return unknown.sum();
  }

  long refusals() {
    return refused.sum();
  }

  /** From the end of a harm to the next acknowledged change, at its slowest, in milliseconds. */
  long slowestRecovery() {
    return slowest.get() / 1_000_000;
  }

  /** The longest time in which nobody was acknowledged anything, in milliseconds. */
  long longestSilence() {
    return longestSilence.get() / 1_000_000;
  }
}
