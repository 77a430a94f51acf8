package io.neosc.adapter.mongo.session;

import static io.neosc.adapter.mongo.testing.TwoNodes.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.adapter.mongo.testing.TwoNodes;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.catalogue.WorkspaceChanging;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.workspace.port.in.CreateWorkspace;
import io.neosc.application.workspace.port.in.DeleteWorkspace;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionLimits;
import io.neosc.domain.shared.DomainException;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotAvailable;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WS-3: workspaces go while hundreds launch in them, on two nodes")
class WorkspaceRemovalRaceTest {
  private static final int CALLERS = 120;
  private static final SessionLimits LIMITS = new SessionLimits(100, null);
  private static TwoNodes nodes;

  @BeforeAll
  static void start() {
    nodes = TwoNodes.start();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static WorkspaceChanging workspaces(TestStore node) {
    var clock = node.bean(InstantSource.class);
    return new WorkspaceChanging(
        node.bean(WorkspaceRepository.class),
        node.bean(SessionRepository.class),
        TwoNodes.memory(node).model(),
        node.bean(Commits.class),
        node.bean(IdGenerator.class),
        clock,
        Map.of());
  }

  /** Does it until the store says whether it happened: repeating is safe. */
  private static void answered(Runnable wish) {
    while (true) {
      try {
        wish.run();
        return;
      } catch (StoreUnavailable | StaleAggregate busy) {
        assertThat(busy).isNotNull();
      }
    }
  }

  @Test
  @DisplayName("no session stays active in a workspace that is gone, and its id can be used again")
  void removedUnderLaunches() throws Exception {
    var id = new WorkspaceId("ws-going");
    var wanted =
        new CreateWorkspace(
            CommitContext.system(TRACE),
            id,
            WorkspaceFixture.aDescription("Going", Limits.DEFAULT));
    workspaces(nodes.of(0)).create(wanted);
    var people = IntStream.range(0, CALLERS).mapToObj(_ -> nodes.somebody()).toList();
    var refusals = new ConcurrentLinkedQueue<DomainException>();
    var launched = new AtomicInteger();

    CommitsFixture.inParallel(
        CALLERS,
        caller ->
            answered(() -> {
              try {
                if (caller % 40 == 20) {
                  workspaces(nodes.of(caller))
                      .delete(new DeleteWorkspace(people.get(caller), id, null));
                } else {
                  TwoNodes.sessions(nodes.of(caller), LIMITS)
                      .launch(new LaunchWorkspace(people.get(caller), id));
                  launched.incrementAndGet();
                }
              } catch (WorkspaceNotFound | WorkspaceNotAvailable refused) {
                refusals.add(refused);
              }
            }));

    assertThat(nodes.of(1).bean(WorkspaceRepository.class).find(id)).isEmpty();
    assertThat(nodes.of(1).bean(SessionRepository.class).activeOf(id)).isEmpty();
    var all =
        nodes
            .of(1)
            .bean(SessionRepository.class)
            .page(SessionFilter.ALL, PageRequest.first(PageRequest.MAX_LIMIT))
            .items();
    assertThat(all)
        .extracting(Session.State::lifecycle)
        .allSatisfy(life ->
            assertThat(life)
                .isInstanceOfSatisfying(
                    Lifecycle.Ended.class,
                    end -> assertThat(end.reason()).isEqualTo(EndReason.WORKSPACE_REMOVED)));
    assertThat(all).hasSize(launched.get());
    assertThat(counter(Session.INSTALLATION_COUNTER)).isZero();
    var entries = nodes.of(1).bean(AuditTrail.class).from(1, 10_000);
    assertThat(Verification.of(entries).sound()).isTrue();
    assertThat(count(entries, "terminate_session")).isEqualTo(all.size());
    assertThat(count(entries, "delete_workspace")).isEqualTo(1);

    workspaces(nodes.of(0)).create(wanted);
    TwoNodes.sessions(nodes.of(1), LIMITS).launch(new LaunchWorkspace(people.getFirst(), id));
    assertThat(counter(Session.counterOf(id))).isEqualTo(1);
  }

  private static long count(List<AuditEntry> entries, String action) {
    return entries.stream().filter(entry -> entry.action().equals(action)).count();
  }

  private static long counter(String name) {
    var found =
        nodes.first().database().getCollection("counters").find(new Document("_id", name)).first();
    return found == null ? 0 : found.getLong("value");
  }
}
