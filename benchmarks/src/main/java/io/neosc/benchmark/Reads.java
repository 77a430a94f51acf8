package io.neosc.benchmark;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What people look at again and again, {@code GET /api/sessions}, {@code /api/sessions/active} and
 * {@code /api/stats}, each against a bare Netty server that sends the same bytes, over 32
 * connections that stay open (PE-1: every read from memory). The caller has two active sessions and
 * eight that are over. {@code /api/sessions} is answered by MongoDB and has no goal. Each round
 * measures both in turn and in slices; medians of three rounds after one to warm up.
 */
public final class Reads {
  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final int SLICES = 4;
  private static final int OVER = 8;

  /** The compiler needs a while for all that a request passes through. */
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  private Reads() {}

  /**
   * @param arguments seconds per measurement, 4 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var catalogue = new Catalogue(2);
        var neosc = ServerProcess.neosc(mongod.uri(), catalogue.variables())) {
      var token = neosc.login();
      for (var i = 0; i < OVER; i++) {
        neosc.change("/api/workspaces/ws-0/launch", token);
        neosc.change("/api/workspaces/ws-0/stop", token);
      }
      neosc.change("/api/workspaces/ws-0/launch", token);
      neosc.change("/api/workspaces/ws-1/launch", token);
      for (var path : List.of("/api/stats", "/api/sessions/active", "/api/sessions")) {
        System.out.println(against(path, neosc, token, Duration.ofSeconds(seconds)).text());
      }
    }
  }

  private static Row against(String path, ServerProcess neosc, String token, Duration duration)
      throws Exception {
    var requests = new byte[CONNECTIONS][];
    Arrays.setAll(requests, _ -> KeepAlive.get(path, token));
    try (var ours = new KeepAlive(neosc.port(), requests)) {
      ours.perSecond(WARM_UP);
      try (var floor = ServerProcess.bare(ours.lastAnswer());
          var bare = new KeepAlive(floor.port(), requests)) {
        System.err.printf("%s: answers of %d bytes%n", path, ours.lastAnswer().length);
        return measured(path, duration.dividedBy(SLICES), ours, bare);
      }
    }
  }

  private static Row measured(String path, Duration slice, KeepAlive ours, KeepAlive bare)
      throws Exception {
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
    var row = "GET " + path + " / bare Netty, " + CONNECTIONS + " connections";
    return path.equals("/api/sessions")
        ? Row.figure(row + ", from MongoDB", product, floor)
        : Row.atLeast(row, product, floor, 0.55);
  }
}
