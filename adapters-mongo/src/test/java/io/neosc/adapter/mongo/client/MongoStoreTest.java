package io.neosc.adapter.mongo.client;

import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micronaut.health.HealthStatus;
import io.neosc.adapter.mongo.testing.LogLines;
import io.neosc.adapter.mongo.testing.Memory;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.live.port.out.TicketStore;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Store;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnusable;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.session.SessionId;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayName("OP-3: the store at its start, and when its server goes and comes")
class MongoStoreTest {
  private static final CommitContext NOBODY =
      CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static MongodServer server;

  @BeforeAll
  static void start() {
    server = MongodServer.start(MongodOptions.temporary());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("OP-3: a standalone server is refused with the command that mends it")
  void aStandaloneServerIsRefused() {
    try (var standalone = MongodServer.start(MongodOptions.temporary().asStandalone())) {
      var host = standalone.uri().replaceAll("mongodb://([^/]+)/?.*", "$1");
      for (var uri : List.of("mongodb://" + host, "mongodb://" + host + "/?replicaSet=rs0")) {
        try (var store = TestStore.at(uri)) {
          assertThatExceptionOfType(StoreUnusable.class)
              .isThrownBy(() -> store.bean(Store.class).prepare())
              .withMessageContaining(host)
              .withMessageContaining("standalone")
              .withMessageContaining("--replSet rs0")
              .withMessageContaining("--eval 'rs.initiate()'");
        }
      }
    }
  }

  @Test
  void anotherReplicaSetThanTheAddressNamesIsRefused() {
    try (var store = TestStore.at(server.uri().replaceAll("replicaSet=\\w+", "replicaSet=other"))) {
      assertThatExceptionOfType(StoreUnusable.class)
          .isThrownBy(() -> store.bean(Store.class).prepare())
          .withMessageContaining("asks for other");
    }
  }

  @Test
  @DisplayName("OP-3: a start waits for MongoDB with a message that names no credentials")
  void aStartWaitsWithAMessage() throws Exception {
    try (var log = LogLines.of(MongoStore.class);
        var store = TestStore.at("mongodb://ada:sesame@127.0.0.1:1/?authSource=admin")) {
      var preparing = CompletableFuture.runAsync(() -> store.bean(Store.class).prepare());

      await().atMost(Duration.ofSeconds(10)).until(() -> !log.lines().isEmpty());
      assertThat(log.lines().getFirst()).contains("Waiting for MongoDB at 127.0.0.1:1");
      assertThat(log.lines()).noneMatch(line -> line.contains("sesame"));
      assertThat(preparing).isNotDone();
      assertThat(store.bean(Store.class).ready()).isFalse();

      store.bean(Store.class).close();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> preparing.get(10, TimeUnit.SECONDS))
          .withCauseInstanceOf(StoreUnavailable.class);
    }
  }

  @Test
  @DisplayName("OB-12, RE-3, LI-6: it waits, works, reports its absence, recovers, loses no change")
  void aServerThatGoesAndComes() throws Exception {
    server.kill();
    try (var log = LogLines.of(MongoStore.class);
        var store = TestStore.at(TestStore.address(server.uri(), "comes_and_goes"))) {
      var lifecycle = store.bean(Store.class);
      var preparing = CompletableFuture.runAsync(lifecycle::prepare);
      await().atMost(Duration.ofSeconds(10)).until(() -> !log.lines().isEmpty());
      server.restart();
      preparing.get(30, TimeUnit.SECONDS);
      assertThat(lifecycle.ready()).isTrue();
      assertThat(readiness(store)).isEqualTo(HealthStatus.UP);
      lifecycle.follow();
      var memory = store.bean(Memory.class);
      await().atMost(Duration.ofSeconds(10)).until(() -> memory.snapshots().size() == 1);

      var stored = new ArrayList<AccountId>();
      commitOne(store, stored);
      server.kill();
      await().atMost(Duration.ofSeconds(6)).until(() -> !lifecycle.ready());
      assertThat(readiness(store)).isEqualTo(HealthStatus.DOWN);
      refuseWithin(store, Duration.ofSeconds(2));

      server.restart();
      var back = System.nanoTime();
      await().atMost(Duration.ofSeconds(5)).until(lifecycle::ready);
      await().atMost(Duration.ofSeconds(5)).until(() -> commitOne(store, stored));
      assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(5));
      await().atMost(Duration.ofSeconds(10)).until(() -> toldAccounts(memory).containsAll(stored));
      assertThat(toldSeqs(memory)).isSorted().doesNotHaveDuplicates().startsWith(1L);
      assertThat(memory.snapshots()).as("it went on where it was").hasSize(1);
    }
  }

  @Test
  @DisplayName("RE-3: a frozen server is a StoreUnavailable within 2 s at every port, not a hang")
  void aFrozenServerIsUnavailableSoon() {
    try (var store = TestStore.at(TestStore.address(server.uri(), "frozen")).prepare()) {
      server.freeze();
      try {
        refuseWithin(store, Duration.ofSeconds(2));
      } finally {
        server.thaw();
      }
      await().atMost(Duration.ofSeconds(5)).until(() -> !answers(store).isEmpty());
    }
  }

  private static List<Boolean> answers(TestStore store) {
    try {
      return List.of(store.bean(AccountRepository.class).anyExists());
    } catch (StoreUnavailable _) {
      return List.of();
    }
  }

  /** Each question is asked at the same time, as callers do. */
  private static void refuseWithin(TestStore store, Duration limit) {
    var accounts = store.bean(AccountRepository.class);
    var sessions = store.bean(SessionRepository.class);
    var tickets = store.bean(TicketStore.class);
    var questions =
        List.<Runnable>of(
            () -> accounts.find(new AccountId("usr-1")),
            accounts::anyExists,
            () -> sessions.find(new SessionId("ses-1")),
            () -> sessions.activeOf(new AccountId("usr-1")),
            () -> tickets.put("hash", new SignInId("sin-1"), Instant.now()),
            () -> tickets.take("hash", Instant.now()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = System.nanoTime();
      var answers = questions.stream().map(threads::submit).toList();
      for (var answer : answers) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
            .withCauseInstanceOf(StoreUnavailable.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(limit);
    }
  }

  private static boolean commitOne(TestStore store, List<AccountId> stored) {
    var account = aNewAccount();
    try {
      store.bean(Commits.class).commit(NOBODY, account);
    } catch (StoreUnavailable _) {
      return false;
    }
    return stored.add(account.state().id());
  }

  private static List<AccountId> toldAccounts(Memory memory) {
    return memory.changes().stream()
        .filter(Change.AccountStored.class::isInstance)
        .map(change -> ((Change.AccountStored) change).account().id())
        .toList();
  }

  private static List<Long> toldSeqs(Memory memory) {
    return memory.changes().stream()
        .filter(Change.EntryAppended.class::isInstance)
        .map(change -> ((Change.EntryAppended) change).entry().seq())
        .toList();
  }

  private static HealthStatus readiness(TestStore store) {
    var result = Mono.from(store.bean(MongoReadiness.class).getResult()).block();
    assertThat(result.getName()).isEqualTo("mongodb");
    return result.getStatus();
  }
}
