package io.neosc.adapter.mongo.session;

import static io.neosc.adapter.mongo.testing.TwoNodes.TRACE;
import static io.neosc.adapter.mongo.testing.TwoNodes.answered;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.adapter.mongo.testing.TwoNodes;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.NoActiveSession;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionLimitReached;
import io.neosc.domain.session.SessionLimits;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("sessions at the same moment, by hundreds of callers on two nodes")
class SessionRaceTest {
  private static TwoNodes nodes;

  @BeforeAll
  static void start() {
    nodes = TwoNodes.start();
  }

  @AfterEach
  void empty() {
    nodes.first().empty();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  /** What one node does with sessions. */
  private record Node(TestStore store, SessionLimits limits) {
    static Node of(int caller, SessionLimits limits) {
      return new Node(nodes.of(caller), limits);
    }

    SessionService sessions() {
      return TwoNodes.sessions(store, limits);
    }

    SessionEnds ends() {
      return new SessionEnds(all(), store.bean(Commits.class), store.bean(InstantSource.class));
    }

    SessionEnding ending() {
      return new SessionEnding(all(), store.bean(Commits.class), store.bean(InstantSource.class));
    }

    private SessionRepository all() {
      return store.bean(SessionRepository.class);
    }
  }

  private static Workspace.State workspace(Integer max, int perAccount) {
    var workspace = WorkspaceFixture.aWorkspaceFor(max, perAccount);
    nodes.first().bean(Commits.class).commit(CommitContext.system(TRACE), workspace);
    return workspace.state();
  }

  private static long counter(String name) {
    var found =
        nodes.first().database().getCollection("counters").find(new Document("_id", name)).first();
    return Objects.requireNonNull(found, name).getLong("value");
  }

  private static List<Session.State> all() {
    var all = new ArrayList<Session.State>();
    var page = PageRequest.first(PageRequest.MAX_LIMIT);
    while (true) {
      var read = nodes.last().bean(SessionRepository.class).page(SessionFilter.ALL, page);
      all.addAll(read.items());
      var next = read.next();
      if (next == null) {
        return all;
      }
      page = new PageRequest(PageRequest.MAX_LIMIT, next);
    }
  }

  private static List<AuditEntry> entries() {
    var entries = nodes.last().bean(AuditTrail.class).from(1, 100_000);
    assertThat(Verification.of(entries).sound()).isTrue();
    return entries;
  }

  @Test
  @DisplayName("SE-10: 300 launches at once pass no limit of workspace, account or installation")
  void noLimitIsPassed() throws Exception {
    var limits = new SessionLimits(6, 60);
    var people = Collections.nCopies(12, 0).stream().map(_ -> nodes.somebody()).toList();
    var workspaces = new ArrayList<Workspace.State>();
    for (var number = 0; number < 25; number++) {
      workspaces.add(workspace(number < 5 ? 3 : null, 1));
    }
    var wishes = new ArrayList<LaunchWorkspace>();
    people.forEach(
        who -> workspaces.forEach(where -> wishes.add(new LaunchWorkspace(who, where.id()))));
    Collections.shuffle(wishes, new Random(7));
    var refused = new ConcurrentLinkedQueue<SessionLimitReached>();

    CommitsFixture.inParallel(
        wishes.size(),
        caller ->
            answered(() -> {
              try {
                Node.of(caller, limits).sessions().launch(wishes.get(caller));
              } catch (SessionLimitReached full) {
                refused.add(full);
              }
            }));

    var active = all();
    assertThat(active).hasSize(60).allMatch(Session.State::active);
    assertThat(active.stream().collect(counting(Session.State::accountId)).values())
        .allMatch(count -> count <= 6);
    var inWorkspaces = active.stream().collect(counting(Session.State::workspaceId));
    workspaces
        .subList(0, 5)
        .forEach(narrow ->
            assertThat(inWorkspaces.getOrDefault(narrow.id(), 0L)).isLessThanOrEqualTo(3));
    assertThat(refused).hasSize(wishes.size() - 60);
    assertThat(refused)
        .allSatisfy(full -> assertThat(full.present()).isLessThanOrEqualTo(full.max()));
    assertThat(refused.stream().map(SessionLimitReached::scope).collect(Collectors.toSet()))
        .contains("installation");
    assertCountsAreTrue(active);
  }

  private static <K> Collector<Session.State, ?, Map<K, Long>> counting(
      Function<Session.State, K> by) {
    return Collectors.groupingBy(by, Collectors.counting());
  }

  private static void assertCountsAreTrue(List<Session.State> sessions) {
    var active = sessions.stream().filter(Session.State::active).toList();
    assertThat(counter(Session.INSTALLATION_COUNTER)).isEqualTo(active.size());
    sessions.stream()
        .map(Session.State::accountId)
        .distinct()
        .forEach(account ->
            assertThat(counter(Session.counterOf(account)))
                .isEqualTo(active.stream().filter(s -> s.accountId().equals(account)).count()));
    sessions.stream()
        .map(Session.State::workspaceId)
        .distinct()
        .forEach(where ->
            assertThat(counter(Session.counterOf(where)))
                .isEqualTo(active.stream().filter(s -> s.workspaceId().equals(where)).count()));
  }

  @Test
  @DisplayName(
      "WS-4, SE-10: 100 launches of one account at once are one session, however full it is")
  void oneAccountGetsOneSession() throws Exception {
    var who = nodes.somebody();
    var where = workspace(1, 1);
    var got = ConcurrentHashMap.<SessionId>newKeySet();

    CommitsFixture.inParallel(
        100,
        caller ->
            answered(() ->
                got.add(
                    Node.of(caller, new SessionLimits(1, 1))
                        .sessions()
                        .launch(new LaunchWorkspace(who, where.id()))
                        .session()
                        .session()
                        .id())));

    assertThat(got).hasSize(1);
    assertThat(all()).extracting(Session.State::id).containsExactlyElementsOf(got);
    assertCountsAreTrue(all());
  }

  @Test
  @DisplayName("SE-8: 200 sessions that seven kinds of callers end at once end once each")
  void everySessionEndsOnce() throws Exception {
    var people = Collections.nCopies(20, 0).stream().map(_ -> nodes.somebody()).toList();
    var workspaces = Collections.nCopies(10, 0).stream().map(_ -> workspace(null, 1)).toList();
    var launched = new ConcurrentHashMap<SessionId, LaunchWorkspace>();
    CommitsFixture.inParallel(
        200,
        number ->
            answered(() -> {
              var wish =
                  new LaunchWorkspace(people.get(number / 10), workspaces.get(number % 10).id());
              var session =
                  Node.of(number, SessionLimits.NONE).sessions().launch(wish).session().session();
              launched.put(session.id(), wish);
            }));
    assertThat(launched).hasSize(200);
    var before = entries().size();
    var ids = List.copyOf(launched.keySet());
    var won = new ConcurrentHashMap<SessionId, List<EndReason>>();
    var callers = new ArrayList<Runnable>();
    for (var id : ids) {
      var wish = Objects.requireNonNull(launched.get(id));
      var node = Node.of(callers.size(), SessionLimits.NONE);
      var other = Node.of(callers.size() + 1, SessionLimits.NONE);
      callers.add(() -> stop(node, wish.context(), wish.workspace(), won));
      callers.add(() -> disconnect(other, wish.context(), id, won));
      callers.add(() -> end(node, List.of(id), EndReason.ADMIN, won));
      callers.add(() -> end(other, List.of(id), EndReason.LOCK, won));
    }
    for (var who : people) {
      var node = Node.of(callers.size(), SessionLimits.NONE);
      callers.add(() ->
          answered(() ->
              node.ending().endStragglers(who, who.requireActor().accountId(), EndReason.LOGOUT)));
    }
    for (var node = 0; node < 2; node++) {
      var sweeping = Node.of(node, SessionLimits.NONE);
      callers.add(() -> end(sweeping, ids, EndReason.IDLE_TIMEOUT, won));
    }
    Collections.shuffle(callers, new Random(11));

    CommitsFixture.inParallel(callers.size(), caller -> callers.get(caller).run());

    var sessions = all();
    assertThat(sessions).hasSize(200).noneMatch(Session.State::active);
    var ends =
        entries().stream()
            .skip(before)
            .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.sessionId())));
    assertThat(ends.keySet())
        .isEqualTo(ids.stream().map(SessionId::value).collect(Collectors.toSet()));
    for (var session : sessions) {
      assertThat(ends.get(session.key())).as(session.key()).hasSize(1);
      var ended = (Lifecycle.Ended) session.lifecycle();
      assertThat(ends.get(session.key()).getFirst().action()).isEqualTo(action(ended.reason()));
      assertThat(session.version()).isEqualTo(2);
      var winners = won.getOrDefault(session.id(), List.of());
      assertThat(winners).as("told to one caller at most").hasSizeLessThanOrEqualTo(1);
      if (!winners.isEmpty()) {
        assertThat(winners).containsExactly(ended.reason());
      }
    }
    assertThat(
            sessions.stream()
                .map(session -> ((Lifecycle.Ended) session.lifecycle()).reason())
                .collect(Collectors.toSet()))
        .as("it was a race")
        .hasSizeGreaterThan(1);
    assertCountsAreTrue(sessions);
  }

  private static String action(EndReason reason) {
    return switch (reason) {
      case USER_STOP -> "stop_workspace";
      case USER_DISCONNECT -> "disconnect_session";
      default -> "terminate_session";
    };
  }

  private static void won(
      Map<SessionId, List<EndReason>> won, SessionId session, EndReason reason) {
    won.merge(
        session,
        List.of(reason),
        (one, other) -> {
          var both = new ArrayList<>(one);
          both.addAll(other);
          return both;
        });
  }

  private static void end(
      Node node, List<SessionId> ids, EndReason reason, Map<SessionId, List<EndReason>> won) {
    answered(() ->
        node.ends()
            .end(CommitContext.system(TRACE), ids, reason)
            .forEach(session -> won(won, session.id(), reason)));
  }

  private static void stop(
      Node node, CommitContext who, WorkspaceId where, Map<SessionId, List<EndReason>> won) {
    answered(() -> {
      try {
        node.sessions()
            .stop(new StopWorkspace(who, where))
            .forEach(session -> won(won, session.id(), EndReason.USER_STOP));
      } catch (NoActiveSession | StaleAggregate slower) {
        // somebody else was quicker
      }
    });
  }

  private static void disconnect(
      Node node, CommitContext who, SessionId id, Map<SessionId, List<EndReason>> won) {
    answered(() -> {
      try {
        var session = node.sessions().disconnect(new DisconnectSession(who, id));
        won(won, session.id(), EndReason.USER_DISCONNECT);
      } catch (SessionAlreadyEnded slower) {
        assertThat(slower.status()).isNotEqualTo(SessionStatus.ACTIVE);
      }
    });
  }
}
