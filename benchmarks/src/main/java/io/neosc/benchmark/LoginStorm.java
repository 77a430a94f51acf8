package io.neosc.benchmark;

import com.mongodb.client.MongoClients;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Sign-ins per second over HTTP against the hash loop alone with as many threads as processors
 * (PE-2), and how long {@code GET /api/auth/me} takes while the storm goes on against a quiet
 * server. The hash loop runs in this process, with the flags of the server's. Each round measures
 * all in turn, the first two in slices; medians of five rounds, after the server was warmed up by
 * reads for as long and by sign-ins for twelve times as long: at some forty a second its compiler
 * is busy for that long.
 */
public final class LoginStorm implements AutoCloseable {
  private static final int ROUNDS = 5;
  private static final int SLICES = 2;
  private static final int WARM_UP = 12;
  private static final int CALLERS = 8;
  private static final int READS_PER_SECOND = 50;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** The storm goes on for longer than reads are measured, with those that do not count. */
  private static final Duration LONGER = Duration.ofSeconds(3);

  private final Duration each;
  private final PasswordHasher hasher;
  private final String hash;
  private final KeepAlive storm;
  private final int port;
  private final byte[][] read;

  private LoginStorm(Duration each, PasswordHasher hasher, ServerProcess neosc) throws IOException {
    this.each = each;
    this.hasher = hasher;
    this.hash = hasher.hash(ServerProcess.PASSWORD);
    var logins = new byte[CALLERS][];
    for (var caller = 0; caller < CALLERS; caller++) {
      var email = "caller" + caller + "@example.org";
      neosc.register(email);
      logins[caller] = login(email);
    }
    this.storm = new KeepAlive(neosc.port(), logins);
    this.port = neosc.port();
    this.read = new byte[][] {KeepAlive.get("/api/auth/me", neosc.login())};
  }

  private static byte[] login(String email) {
    var json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, ServerProcess.PASSWORD);
    return KeepAlive.post("/api/auth/login", json.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @param arguments seconds per measurement, 8 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var each = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8);
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var beans = Node.beans(mongod.uri());
        var neosc = ServerProcess.neosc(mongod.uri());
        var storm = new LoginStorm(each, beans.getBean(PasswordHasher.class), neosc)) {
      storm.measure();
      storm.spend(mongod, neosc);
    }
  }

  private void measure() throws Exception {
    var logins = new double[ROUNDS];
    var hashes = new double[ROUNDS];
    var quiet = new double[ROUNDS];
    var stormy = new double[ROUNDS];
    var part = each.dividedBy(SLICES);
    try (var reader = new KeepAlive(port, read)) {
      reader.perSecond(each);
    }
    storm.perSecond(each.multipliedBy(WARM_UP));
    hashesPerSecond(each);
    for (var i = 0; i < ROUNDS; i++) {
      for (var slice = 0; slice < SLICES; slice++) {
        hashes[i] += hashesPerSecond(part) / SLICES;
        logins[i] += storm.perSecond(part) / SLICES;
      }
      quiet[i] = readsP99();
      stormy[i] = readsP99InStorm();
      System.err.printf(
          "round %d: %.1f logins/s, %.1f hashes/s, reads p99 %.1f ms quiet, %.1f ms in the storm%n",
          i + 1, logins[i], hashes[i], quiet[i], stormy[i]);
    }
    System.out.println(Row.atLeast("logins / hash loop alone", logins, hashes, 0.92).text());
    var ratios = new double[ROUNDS];
    Arrays.setAll(ratios, i -> stormy[i] / quiet[i]);
    System.out.println(Row.atMost("GET /api/auth/me p99 in the storm / quiet", ratios, 2).text());
  }

  private double hashesPerSecond(Duration duration) {
    return Callers.closedLoop(
        PROCESSORS, duration, _ -> hasher.verify(ServerProcess.PASSWORD, hash));
  }

  /** On a connection of its own: the server closes one that is silent for a minute. */
  private double readsP99() throws IOException {
    try (var reader = new KeepAlive(port, read)) {
      return Callers.openLoopP99(READS_PER_SECOND, each, _ -> reader.once());
    }
  }

  private double readsP99InStorm() throws Exception {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var running = threads.submit(() -> storm.perSecond(each.plus(LONGER)));
      var p99 = readsP99();
      Callers.outcome(running);
      return p99;
    }
  }

  /** What one login and one hash cost, which holds on a busy machine too. */
  private void spend(MongodServer mongod, ServerProcess neosc) throws IOException {
    try (var client = MongoClients.create(mongod.uri())) {
      var pids =
          Map.of(
              "benchmark", ProcessHandle.current().pid(),
              "mongod", mongod.pid(),
              "server", neosc.pid());
      var spending = new Spending(pids, client.getDatabase("admin"));
      var seconds = each.toMillis() / 1e3;
      System.err.println("a login: " + spending.per(storm.perSecond(each) * seconds));
      spending.begin();
      System.err.println("a hash: " + spending.per(hashesPerSecond(each) * seconds));
    }
  }

  @Override
  public void close() throws IOException {
    storm.close();
  }
}
