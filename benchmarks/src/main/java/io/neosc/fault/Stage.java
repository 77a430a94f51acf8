package io.neosc.fault;

import io.neosc.benchmark.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

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
  private static final String PASSWORD = "planted-crowd-password";
  private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(10);

  private final String mongodbUri;
  private final Path catalogue;
  private final Ledger ledger;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReferenceArray<ServerProcess> running;
  private final List<Door> people = new ArrayList<>();
  private volatile boolean goOn;

  Stage(String mongodbUri, int servers, int callers, Ledger ledger) {
    this.mongodbUri = mongodbUri;
    this.ledger = ledger;
    this.running = new AtomicReferenceArray<>(servers);
    try {
      this.catalogue = Files.writeString(Files.createTempFile("faults", ".yaml"), CATALOGUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var number = 0; number < servers; number++) {
      start(number);
    }
    for (var number = 0; number < callers; number++) {
      var at = number % servers;
      var nobody = new Door(client, () -> running.get(at).port(), "");
      people.add(nobody.registered("crowd-" + number + "@example.org", PASSWORD));
    }
  }

  int servers() {
    return running.length();
  }

  void start(int number) {
    try {
      running.set(
          number,
          ServerProcess.neosc(
              mongodbUri, Map.of("NEOSC_WORKSPACES_DEFAULTS", catalogue.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill(int number) {
    running.get(number).close();
  }

  void harmIsOver() {
    ledger.harmIsOver();
  }

  /** Lets people work for this long while harm is done; gives how often. */
  int live(Scenario scenario, Duration duration, Random random) {
    goOn = true;
    var harms = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var working = new ArrayList<Future<?>>();
      for (var person : people) {
        working.add(
            threads.submit(new Person(person, WORKSPACES, ledger, () -> goOn, random.nextLong())));
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
      ledger.paused();
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

  /** Which servers' memory does not agree with so many active sessions, after a while. */
  List<String> contradictions(long active) {
    var found = new ArrayList<String>();
    for (var number = 0; number < servers(); number++) {
      var at = number;
      var asked = new Door(client, () -> running.get(at).port(), "").with(people.getFirst());
      var until = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
      var said = asked.activeSessions();
      while (said != active && System.nanoTime() < until) {
        pass(Duration.ofMillis(50));
        said = asked.activeSessions();
      }
      if (said != active) {
        found.add(
            "server " + number + " counts " + said + " active sessions, stored are " + active);
      }
    }
    return found;
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
