package io.neosc.benchmark;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.Arrays;

/**
 * An authenticated read from memory, {@code GET /api/auth/me}, against a bare Netty server that
 * sends the same bytes, over 32 connections that stay open (PE-1: every other read from memory).
 * The sign-in behind the token is looked up on each request. Each round measures both in turn and
 * in slices; medians of three rounds after one to warm up.
 */
public final class ReadMe {
  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final int SLICES = 4;

  /** The compiler needs a while for all that a request passes through. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private ReadMe() {}

  /**
   * @param arguments seconds per measurement, 8 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
    var slice = Duration.ofSeconds(seconds).dividedBy(SLICES);
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var neosc = ServerProcess.neosc(mongod.uri());
        var ours = new KeepAlive(neosc.port(), requests(neosc.login()))) {
      ours.perSecond(WARM_UP);
      try (var floor = ServerProcess.bare(ours.lastAnswer());
          var bare = new KeepAlive(floor.port(), requests(neosc.login()))) {
        System.err.printf("answers of %d bytes%n", ours.lastAnswer().length);
        System.out.println(measure(slice, ours, bare).text());
      }
    }
  }

  private static byte[][] requests(String token) {
    var requests = new byte[CONNECTIONS][];
    Arrays.setAll(requests, _ -> KeepAlive.get("/api/auth/me", token));
    return requests;
  }

  private static Row measure(Duration slice, KeepAlive ours, KeepAlive bare) throws Exception {
    var product = new double[ROUNDS];
    var floor = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      product[i] = floor[i] = 0;
      for (var part = 0; part < SLICES; part++) {
        floor[i] += bare.perSecond(slice) / SLICES;
        product[i] += ours.perSecond(slice) / SLICES;
      }
      System.err.printf("round %d: ours %.0f/s, bare %.0f/s%n", round + 1, product[i], floor[i]);
    }
    return Row.atLeast(
        "GET /api/auth/me / bare Netty, " + CONNECTIONS + " connections", product, floor, 0.55);
  }
}
