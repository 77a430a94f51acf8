package io.neosc.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The live stream against a bare Netty server that sends one encoded frame of the same size to the
 * same number of clients (PE-6). Both servers and all clients are in this process; each round
 * measures them in turn and in slices; medians of three rounds after one to warm up.
 */
public final class LiveFanout {
  private static final int ROUNDS = 3;
  private static final int SLICES = 4;

  /** Few enough to stay far below what a client may leave unread. */
  private static final int FRAMES_AT_ONCE = 40;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private LiveFanout() {}

  /**
   * @param arguments clients, 500 if absent, and seconds per measurement, 3 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    var slice = Duration.ofSeconds(seconds).dividedBy(SLICES);
    try (var ours = new LiveStreamServer(clients);
        var bare = new BareBroadcast();
        var ourReaders = new FanoutReaders(clients, ours.port(), ours::token);
        var bareReaders = new FanoutReaders(clients, bare.port(), _ -> "none")) {
      ourReaders.await(clients, PATIENCE);
      ours.tell(1);
      ourReaders.await(2L * clients, PATIENCE);
      bare.frameOf(ourReaders.lastSize());
      System.err.printf("%d clients, frames of %d bytes%n", clients, ourReaders.lastSize());
      System.out.println(measure(clients, slice, ours, ourReaders, bare, bareReaders).text());
    }
  }

  private static Row measure(
      int clients,
      Duration slice,
      LiveStreamServer ours,
      FanoutReaders ourReaders,
      BareBroadcast bare,
      FanoutReaders bareReaders) {
    var streamed = new double[ROUNDS];
    var broadcast = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      streamed[i] = broadcast[i] = 0;
      for (var part = 0; part < SLICES; part++) {
        broadcast[i] += deliveries(clients, slice, bareReaders, bare::tell) / SLICES;
        streamed[i] += deliveries(clients, slice, ourReaders, ours::tell) / SLICES;
      }
      System.err.printf(
          "round %d: live stream %.0f/s, bare broadcast %.0f/s%n",
          round + 1, streamed[i], broadcast[i]);
    }
    return Row.atLeast(
        "live frames to " + clients + " clients / bare broadcast", streamed, broadcast, 0.75);
  }

  /** Frames that arrived at a client, per second; the next ones are sent when all have arrived. */
  private static double deliveries(
      int clients, Duration duration, FanoutReaders readers, IntConsumer tell) {
    var before = readers.received();
    var expected = before;
    var started = System.nanoTime();
    while (System.nanoTime() - started < duration.toNanos()) {
      tell.accept(FRAMES_AT_ONCE);
      expected += (long) FRAMES_AT_ONCE * clients;
      readers.await(expected, PATIENCE);
    }
    return (expected - before)
        * (double) TimeUnit.SECONDS.toNanos(1)
        / (System.nanoTime() - started);
  }

  /** Waits a moment without giving the processor to nobody for long. */
  static void pause() {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
  }
}
