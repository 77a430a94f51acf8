package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process is killed at random moments while many callers change things (RE-1, AU-7). */
@Tag("slow")
class CrashTest {
  private static final Logger log = LoggerFactory.getLogger(CrashTest.class);
  private static final int ROUNDS = 20;
  private static final int CALLERS = 18;
  private static final int RESTLESS = 2;
  private static final int MOST_OPERATIONS = 150;
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);
  private static final String PASSWORD = "planted-crowd-password";
  private static final String[] WORKSPACES = {"ws-a", "ws-b", "ws-narrow"};
  private static final String CATALOGUE =
      """
      workspaces:
        - {id: ws-a, name: A, type: web, url: "https://a.example", launch_mode: iframe,
           limits: {max_sessions_per_user: 2}}
        - {id: ws-b, name: B, type: web, url: "https://b.example", launch_mode: iframe,
           limits: {max_sessions: 1000}}
        - {id: ws-narrow, name: Narrow, type: web, url: "https://n.example", launch_mode: iframe,
           limits: {max_sessions: 4}}
      """;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final AtomicInteger unknown = new AtomicInteger();
  @TempDir Path folder;

  @Test
  @DisplayName(
      "RE-1, AU-7, OP-6: 20 kills and a SIGTERM under load lose and double nothing, keep the chain")
  void killsUnderLoadLoseNothing() throws Exception {
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var ledger = new Ledger(folder.resolve("ledger"))) {
      var variables = ServerProcess.variables(mongod.uri());
      variables.put("NEOSC_WORKSPACES_DEFAULTS", catalogue());
      killWhileItStarts(variables);
      try (var books = new Books(variables)) {
        var crowd = crowd(variables, ledger);
        for (var round = 1; round <= ROUNDS; round++) {
          live(variables, crowd, ledger, ServerProcess::kill);
          books.check(ledger);
        }
        live(variables, crowd, ledger, server -> assertThat(server.terminate()).isZero());
        report(books.check(ledger), ledger);
      }
    }
  }

  private String catalogue() throws IOException {
    return Files.writeString(folder.resolve("workspaces.yaml"), CATALOGUE).toString();
  }

  /** The first start fills the database; it must bear being cut off there as well. */
  private void killWhileItStarts(Map<String, String> variables) throws InterruptedException {
    for (var start = 0; start < 2; start++) {
      try (var server = ServerProcess.start(variables, "serve")) {
        pass(1_000 + random.nextInt(2_000));
        server.kill();
      }
    }
  }

  /** Who will be there in each round, signed in once. */
  private static List<Caller> crowd(Map<String, String> variables, Ledger ledger) {
    var crowd = new ArrayList<Caller>();
    try (var server = ServerProcess.start(variables, "serve")) {
      var address = server.awaitReady();
      for (var number = 0; number < CALLERS; number++) {
        crowd.add(Caller.of(address).registered(emailOf(number), PASSWORD));
        ledger.acknowledged(Ledger.Kind.REGISTERED, emailOf(number));
      }
      server.kill();
    }
    return crowd;
  }

  private static String emailOf(int number) {
    return "crowd-" + number + "@example.org";
  }

  private void live(
      Map<String, String> variables, List<Caller> crowd, Ledger ledger, Consumer<ServerProcess> end)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var server = ServerProcess.start(variables, "serve")) {
      var address = server.awaitReady();
      var done = new ArrayList<Future<?>>();
      for (var number = 0; number < CALLERS; number++) {
        done.add(threads.submit(member(number, crowd.get(number), address, ledger)));
      }
      var enough = ledger.size() + 1 + random.nextInt(MOST_OPERATIONS);
      await()
          .atMost(LONGEST_ROUND)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> allAtWork(done) && ledger.size() >= enough);
      end.accept(server);
      for (var member : done) {
        member.get();
      }
    }
  }

  /** Nobody ends before the server does; who did met something that must not be. */
  private static boolean allAtWork(List<Future<?>> members) throws Exception {
    for (var member : members) {
      if (member.isDone()) {
        member.get();
        throw new AssertionError("somebody lost the connection to a running server");
      }
    }
    return true;
  }

  private CrowdMember member(int number, Caller caller, URI address, Ledger ledger) {
    return new CrowdMember(
        caller.at(address),
        emailOf(number),
        PASSWORD,
        number < RESTLESS,
        WORKSPACES,
        ledger,
        unknown,
        random.nextLong());
  }

  private void report(Books.Found found, Ledger ledger) {
    var launched = ledger.subjects(Ledger.Kind.LAUNCHED);
    var stopped = ledger.subjects(Ledger.Kind.STOPPED);
    var lost = missing(launched, found.launched()) + missing(stopped, found.ended());
    log.info(
        "{} kills: {} operations acknowledged ({} launches, {} stops), {} with unknown outcome;"
            + " {} lost, {} doubled; {} entries in one unbroken chain (seed {})",
        ROUNDS,
        ledger.lines().size(),
        launched.size(),
        stopped.size(),
        unknown.get(),
        lost,
        found.doubled(),
        found.entries(),
        seed);
    assertThat(lost).isZero();
    assertThat(found.doubled()).isZero();
    assertThat(launched).hasSizeGreaterThan(5 * ROUNDS);
  }

  private static long missing(List<String> promised, List<String> kept) {
    var there = Set.copyOf(kept);
    return promised.stream().filter(id -> !there.contains(id)).count();
  }

  private static void pass(long millis) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
  }
}
