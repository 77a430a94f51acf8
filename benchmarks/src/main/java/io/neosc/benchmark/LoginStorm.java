package io.neosc.benchmark;

import com.mongodb.client.MongoClients;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Sign-ins per second over HTTP against the hash loop alone with as many threads as processors
 * (PE-2), and how long {@code GET /api/auth/me} takes while the storm goes on against a quiet
 * server. Each round measures all in turn; medians of five rounds, after the server was warmed up
 * by reads for as long and by sign-ins for six times as long: at some forty a second its compiler
 * is busy for that long.
 */
public final class LoginStorm {
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 6;
  private static final int CALLERS = 8;
  private static final int READS_PER_SECOND = 50;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private LoginStorm() {}

  /**
   * @param arguments seconds per measurement, 6 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var each = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6);
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var bare = new Node(database(mongod.uri()));
        var neosc = ServerProcess.neosc(mongod.uri())) {
      measure(each, bare.bean(PasswordHasher.class), neosc);
      spend(each, mongod, bare.bean(PasswordHasher.class), neosc);
    }
  }

  /** What one login and one hash cost, which holds on a busy machine too. */
  private static void spend(
      Duration each, MongodServer mongod, PasswordHasher hasher, ServerProcess neosc) {
    var hash = hasher.hash(ServerProcess.PASSWORD);
    try (var client = MongoClients.create(mongod.uri())) {
      var pids =
          Map.of(
              "benchmark", ProcessHandle.current().pid(),
              "mongod", mongod.pid(),
              "server", neosc.pid());
      var spending = new Spending(pids, client.getDatabase("admin"));
      var seconds = each.toMillis() / 1e3;
      var rate = Callers.closedLoop(CALLERS, each, caller -> neosc.login(email(caller)));
      System.err.println("a login: " + spending.per(rate * seconds));
      spending.begin();
      rate = Callers.closedLoop(PROCESSORS, each, _ -> hasher.verify(ServerProcess.PASSWORD, hash));
      System.err.println("a hash: " + spending.per(rate * seconds));
    }
  }

  private static String database(String uri) {
    var query = uri.indexOf('?');
    return uri.substring(0, uri.lastIndexOf('/') + 1) + "bench" + uri.substring(query);
  }

  private static void measure(Duration each, PasswordHasher hasher, ServerProcess neosc)
      throws Exception {
    var hash = hasher.hash(ServerProcess.PASSWORD);
    var token = neosc.login();
    for (var caller = 0; caller < CALLERS; caller++) {
      neosc.register(email(caller));
    }
    var logins = new double[ROUNDS];
    var hashes = new double[ROUNDS];
    var quiet = new double[ROUNDS];
    var storm = new double[ROUNDS];
    Callers.closedLoop(CALLERS, each, _ -> neosc.me(token));
    Callers.closedLoop(CALLERS, each.multipliedBy(WARM_UP), caller -> neosc.login(email(caller)));
    for (var i = 0; i < ROUNDS; i++) {
      hashes[i] =
          Callers.closedLoop(PROCESSORS, each, _ -> hasher.verify(ServerProcess.PASSWORD, hash));
      logins[i] = Callers.closedLoop(CALLERS, each, caller -> neosc.login(email(caller)));
      quiet[i] = Callers.openLoopP99(READS_PER_SECOND, each, _ -> neosc.me(token));
      storm[i] = readsInStorm(each, neosc, token);
      System.err.printf(
          "round %d: %.1f logins/s, %.1f hashes/s, reads p99 %.1f ms quiet, %.1f ms in the storm%n",
          i + 1, logins[i], hashes[i], quiet[i], storm[i]);
    }
    System.out.println(Row.atLeast("logins / hash loop alone", logins, hashes, 0.92).text());
    var ratios = new double[ROUNDS];
    Arrays.setAll(ratios, i -> storm[i] / quiet[i]);
    System.out.println(Row.atMost("GET /api/auth/me p99 in the storm / quiet", ratios, 2).text());
  }

  private static String email(int caller) {
    return "caller" + caller + "@example.org";
  }

  private static double readsInStorm(Duration each, ServerProcess neosc, String token)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          threads.submit(() ->
              Callers.closedLoop(
                  CALLERS, each.plusSeconds(1), caller -> neosc.login(email(caller))));
      var p99 = Callers.openLoopP99(READS_PER_SECOND, each, _ -> neosc.me(token));
      Callers.outcome(running);
      return p99;
    }
  }
}
