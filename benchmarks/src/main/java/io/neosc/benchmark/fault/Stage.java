package io.neosc.benchmark.fault;

import io.neosc.benchmark.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** The servers on one database and the people who use them. */
final class Stage implements AutoCloseable {
  private static final List<String> WORKSPACES = List.of("ws-a", "ws-b", "ws-narrow");
  private static final String CATALOGUE =
      """
      workspaces:
        - {id: ws-a, name: A, type: web, url: "https://a.example", launch_mode: iframe,
           limits: {max_sessions_per_user: 2}}
        - {id: ws-b, name: B, type: web, url: "https://b.example", launch_mode: iframe,
           limits: {max_sessions: 1000}}
        - {id: ws-narrow, name: Narrow, type: web, url: "https://n.example", launch_mode: iframe,
           limits: {max_sessions: 3}}
      """;
  private static final String GAUGE = "neosc_active_sessions";
  private static final String SCRAPER = "planted-scraper-token-5f0c2a";
  private static final String PASSWORD = "planted-crowd-password";
  private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(10);

  private final String mongodbUri;
  private final Path catalogue;
  private final Ledger ledger;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReferenceArray<ServerProcess> running;
  private final List<Recovery> recoveries = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private volatile boolean goOn;

  Stage(String mongodbUri, int servers, int callers, Ledger ledger, Random random) {
    this.mongodbUri = mongodbUri;
    this.ledger = ledger;
    this.running = new AtomicReferenceArray<>(servers);
    try {
      this.catalogue = Files.writeString(Files.createTempFile("faults", ".yaml"), CATALOGUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var number = 0; number < servers; number++) {
      recoveries.add(new Recovery());
      start(number);
    }
    for (var number = 0; number < callers; number++) {
      var at = number % servers;
      var door = doorOf(at).registered("crowd-" + number + "@example.org", PASSWORD);
      people.add(new Person(door, WORKSPACES, ledger, recoveries.get(at), random.nextLong()));
    }
  }

  private Door doorOf(int server) {
    return new Door(client, () -> running.get(server).port(), "");
  }

  int servers() {
    return running.length();
  }

  void start(int number) {
    try {
      running.set(
          number,
          ServerProcess.neosc(
              mongodbUri,
              Map.of(
                  "NEOSC_WORKSPACES_DEFAULTS",
                  catalogue.toString(),
                  "NEOSC_SECURITY_ACCESS_TOKEN_TTL",
                  "12h",
                  "NEOSC_METRICS_SCRAPE_TOKEN",
                  SCRAPER)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill(int number) {
    recoveries.get(number).harmBegins();
    running.get(number).close();
  }

  void freeze(int number) {
    recoveries.get(number).harmBegins();
    running.get(number).freeze();
  }

  void thaw(int number) {
    running.get(number).thaw();
  }

  /** This server alone could work again. */
  void harmIsOver(int number) {
    recoveries.get(number).harmIsOver();
  }

  /** Harm to what all servers need. */
  void harmBegins() {
    recoveries.forEach(Recovery::harmBegins);
  }

  /** All servers could work again. */
  void harmIsOver() {
    recoveries.forEach(Recovery::harmIsOver);
  }

  Duration slowestRecovery() {
    return recoveries.stream()
        .map(Recovery::slowest)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Lets people work for this long while harm is done; gives how often. */
  int live(Scenario scenario, Duration duration, Random random) {
    goOn = true;
    var harms = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var working = new ArrayList<Future<?>>();
      for (var person : people) {
        working.add(threads.submit(() -> person.work(() -> goOn)));
      }
      var end = System.nanoTime() + duration.toNanos();
      do {
        pass(scenario.between(random));
        scenario.harm(this, random);
        harms++;
      } while (System.nanoTime() < end);
      awaitRecovery();
      goOn = false;
      working.forEach(Stage::outcome);
    } finally {
      goOn = false;
      recoveries.forEach(Recovery::paused);
    }
    return harms;
  }

  private void awaitRecovery() {
    var before = ledger.size();
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (ledger.size() < before + people.size() && System.nanoTime() < until) {
      pass(Duration.ofMillis(20));
    }
  }

  private static void outcome(Future<?> working) {
    try {
      var _ = working.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("somebody could not go on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What servers' memory says and the database does not, after a while. */
  List<String> contradictions(List<String> active) {
    var found = new ArrayList<String>();
    for (var number = 0; number < servers(); number++) {
      var until = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
      var said = saidBy(number);
      while (!said.agreesWith(active) && System.nanoTime() < until) {
        pass(Duration.ofMillis(50));
        said = saidBy(number);
      }
      if (!said.agreesWith(active)) {
        found.add("server " + number + " says " + said + ", stored as active are " + active);
      }
    }
    return found;
  }

  /**
   * What one server knows of live sessions.
   *
   * @param lists everybody's own list of them
   */
  private record Said(long statistics, long gauge, List<String> lists) {
    boolean agreesWith(List<String> active) {
      return statistics == active.size() && gauge == active.size() && lists.equals(active);
    }
  }

  private Said saidBy(int number) {
    IntSupplier there = () -> running.get(number).port();
    var statistics = people.getFirst().door().at(there).get("/api/stats");
    var metrics = doorOf(number).with(SCRAPER).get("/metrics");
    var lists =
        people.stream()
            .flatMap(
                person -> person.door().at(there).get("/api/sessions/active").texts("id").stream())
            .sorted()
            .toList();
    return new Said(statistics.number("active_sessions"), metrics.metric(GAUGE), lists);
  }

  /** Lets time pass: here nothing can be awaited, since nothing is to happen. */
  static void pass(Duration duration) {
    var until = System.nanoTime() + duration.toNanos();
    for (var left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    for (var number = 0; number < servers(); number++) {
      kill(number);
    }
    client.close();
    try {
      Files.deleteIfExists(catalogue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
