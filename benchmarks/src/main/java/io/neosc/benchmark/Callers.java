package io.neosc.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Callers of one operation, each on a virtual thread as the requests of the server are. */
final class Callers {
  private Callers() {}

  /** What one caller does again and again; it knows its number. */
  interface Operation {
    void run(int caller);
  }

  /** Operations per second of {@code callers} who begin the next one when the last one is done. */
  static double closedLoop(int callers, Duration duration, Operation operation) {
    var done = new AtomicLongArray(callers * 16);
    var started = System.nanoTime();
    var end = started + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var caller = 0; caller < callers; caller++) {
        var number = caller;
        running.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                operation.run(number);
                done.incrementAndGet(number * 16);
              }
            }));
      }
      running.forEach(Callers::outcome);
    }
    var seconds = (System.nanoTime() - started) / 1e9;
    var sum = 0L;
    for (var caller = 0; caller < callers; caller++) {
      sum += done.get(caller * 16);
    }
    return sum / seconds;
  }

  /**
   * The 99th percentile of the time from the moment at which an operation was due to its end, in
   * milliseconds, when {@code perSecond} are due each second whatever became of those before. The
   * first two seconds do not count: what was measured before has to leave the machine.
   */
  static double openLoopP99(int perSecond, Duration duration, Operation operation) {
    var uncounted = 2 * perSecond;
    var count = uncounted + (int) (perSecond * duration.toMillis() / 1000);
    var nanos = new long[count];
    var between = 1_000_000_000L / perSecond;
    var started = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var i = 0; i < count; i++) {
        var number = i;
        var due = started + i * between;
        for (var now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        running.add(
            threads.submit(() -> {
              operation.run(number);
              nanos[number] = System.nanoTime() - due;
            }));
      }
      running.forEach(Callers::outcome);
    }
    Arrays.sort(nanos, uncounted, count);
    return nanos[uncounted + (int) ((count - uncounted) * 0.99)] / 1e6;
  }

  static void outcome(Future<?> future) {
    try {
      var _ = future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an operation failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
