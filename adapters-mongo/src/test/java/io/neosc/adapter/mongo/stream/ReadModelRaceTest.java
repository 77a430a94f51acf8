package io.neosc.adapter.mongo.stream;

import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.testing.FailPoint;
import io.neosc.adapter.mongo.testing.Memory;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.Store;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.identity.Account;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.shared.DomainException;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "SE-14, LI-6: memory equals a recount of the store once the stream has told everything")
class ReadModelRaceTest {
  private static final CommitContext NOBODY =
      CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final int THREADS = 4;
  private static final int OPERATIONS = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void afterRandomOperationsDuringSnapshots(long seed) throws Exception {
    var server = MongodForTests.shared();
    var database = server.newDatabase();
    var uri = TestStore.address(server.uri(), database);
    try (var store =
        TestStore.at(uri + (uri.contains("?") ? "&" : "?") + "appName=" + database).prepare()) {
      var live =
          new LiveChanges(
              store.bean(SignInRepository.class),
              store.bean(LockRepository.class),
              store.bean(InstantSource.class),
              Duration.ofSeconds(1));
      var memory = store.bean(Memory.class);
      memory.handOnTo(live);
      var failPoint = new FailPoint(server.uri(), ClientName.of(database));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var workers = new ArrayList<Future<?>>();
        for (var i = 0; i < THREADS; i++) {
          var random = new Random(seed * 100 + i);
          workers.add(threads.submit(() -> operate(store, random)));
        }
        store.bean(Store.class).follow();
        for (var rebuilds = 2; rebuilds <= 4; rebuilds++) {
          var wanted = rebuilds;
          await()
              .atMost(Duration.ofSeconds(10))
              .until(() -> memory.snapshots().size() >= wanted - 1);
          failPoint.answerWith(286, List.of("NonResumableChangeStreamError"), 1, "getMore");
        }
        for (var worker : workers) {
          worker.get(60, TimeUnit.SECONDS);
        }
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(remembered(live)).isEqualTo(recounted(store)));
      var heard = memory.heardTimes();
      await().atMost(Duration.ofSeconds(5)).until(() -> memory.heardTimes() > heard + 1);
      assertThat(remembered(live)).isEqualTo(recounted(store));
      assertThat(memory.snapshots()).hasSizeGreaterThanOrEqualTo(3);
      store.bean(Store.class).close();
      store.database().drop();
    }
  }

  private static void operate(TestStore store, Random random) {
    var commits = store.bean(Commits.class);
    var sessions = store.bean(SessionRepository.class);
    var accounts = new ArrayList<Account.State>();
    var workspaces = new ArrayList<Workspace.State>();
    var launched = new ArrayList<Session.State>();
    for (var i = 0; i < OPERATIONS; i++) {
      try {
        switch (random.nextInt(6)) {
          case 0 -> {
            var account = aNewAccount();
            commits.commit(NOBODY, account);
            accounts.add(account.state());
          }
          case 1 -> {
            var workspace = WorkspaceFixture.aNewWorkspace();
            commits.commit(NOBODY, workspace);
            workspaces.add(workspace.state().atVersion(1));
          }
          case 2, 3 -> {
            if (!accounts.isEmpty() && !workspaces.isEmpty()) {
              var session =
                  SessionFixture.aSessionOf(
                      accounts.get(random.nextInt(accounts.size())),
                      workspaces.get(random.nextInt(workspaces.size())));
              commits.commit(NOBODY, session);
              launched.add(session.state());
            }
          }
          case 4 -> {
            if (!launched.isEmpty()) {
              var session =
                  sessions
                      .find(launched.remove(random.nextInt(launched.size())).id())
                      .orElseThrow();
              session.end(EndReason.USER_STOP, null, Given.NOON.plusSeconds(1));
              commits.commit(NOBODY, session);
            }
          }
          default -> commits.commit(NOBODY, AlertFixture.aFiringAlert());
        }
      } catch (KeyTaken | BoundExceeded | DomainException _) {
        // An operation that is refused changes nothing; the recount shows it.
      }
    }
  }

  private static Map<String, Object> remembered(LiveChanges live) {
    var model = live.model();
    var all = new HashMap<String, Object>();
    all.put("accounts", model.statistics().totalUsers());
    all.put("workspaces", model.statistics().totalWorkspaces());
    all.put("active", model.statistics().activeSessions());
    all.put(
        "sessions",
        model.activeSessions().stream().map(Session.State::key).collect(Collectors.toSet()));
    all.put(
        "alerts", model.liveAlerts().stream().map(Alert.State::key).collect(Collectors.toSet()));
    all.put(
        "in use",
        model.workspaces().stream()
            .filter(view -> view.activeSessions() > 0)
            .collect(
                Collectors.toMap(view -> view.workspace().key(), WorkspaceView::activeSessions)));
    return all;
  }

  private static Map<String, Object> recounted(TestStore store) {
    var active =
        store
            .database()
            .getCollection("sessions", SessionDocument.class)
            .find(new Document("active", true))
            .into(new ArrayList<>());
    var all = new HashMap<String, Object>();
    all.put("accounts", count(store, "accounts"));
    all.put("workspaces", count(store, "workspaces"));
    all.put("active", active.size());
    all.put("sessions", active.stream().map(SessionDocument::id).collect(Collectors.toSet()));
    MongoCollection<Document> alerts = store.database().getCollection("alerts");
    all.put(
        "alerts",
        alerts.find(new Document("live", true)).into(new ArrayList<>()).stream()
            .map(alert -> alert.getString("_id"))
            .collect(Collectors.toSet()));
    all.put(
        "in use",
        active.stream()
            .collect(
                Collectors.groupingBy(
                    SessionDocument::workspaceId, Collectors.summingInt(_ -> 1))));
    return all;
  }

  private static int count(TestStore store, String collection) {
    return (int) store.database().getCollection(collection).countDocuments();
  }
}
