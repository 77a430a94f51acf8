package io.neosc.adapter.mongo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.session.LaunchSettings;
import io.neosc.application.session.NodeMemory;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.SessionTimes;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.Snapshots;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.session.Networks;
import io.neosc.domain.session.SessionLimits;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Two nodes on one database of their own, for what many callers do at the same moment. */
public final class TwoNodes implements AutoCloseable {
  public static final String TRACE = "ab".repeat(16);
  private final List<TestStore> nodes;

  private TwoNodes(List<TestStore> nodes) {
    this.nodes = nodes;
  }

  public static TwoNodes start() {
    var mongod = MongodForTests.shared();
    var address = TestStore.address(mongod.uri(), mongod.newDatabase());
    return new TwoNodes(List.of(TestStore.at(address).prepare(), TestStore.at(address)));
  }

  /** The node that this caller is at. */
  public TestStore of(int caller) {
    return nodes.get(caller % nodes.size());
  }

  public TestStore first() {
    return nodes.getFirst();
  }

  public TestStore last() {
    return nodes.getLast();
  }

  /** A new account that has signed in, and from where it asks. */
  public CommitContext somebody() {
    var now = first().bean(InstantSource.class).instant();
    var account = AccountFixture.aNewAccount();
    var signIn = SignInFixture.aSignInBy(account.state(), List.of("pwd"), now);
    var actor = signIn.state().actor();
    first().bean(Commits.class).commit(CommitContext.system(TRACE), account, signIn);
    return new CommitContext(actor, "192.0.2.17", null, TRACE, null);
  }

  /**
   * Launches and ends on a node whose memory is as far behind as it can be: it takes every first
   * decision and knows of nothing.
   */
  public static SessionService sessions(TestStore node, SessionLimits limits) {
    var memory = memory(node);
    memory.rebuild(Snapshots.EMPTY);
    return new SessionService(
        node.bean(SessionRepository.class),
        node.bean(WorkspaceRepository.class),
        node.bean(SignInRepository.class),
        new NodeMemory(memory.model(), memory.signIns(), memory.locks()),
        new LaunchSettings(limits, Networks.NONE),
        SessionTimes.NONE,
        node.bean(Commits.class),
        node.bean(IdGenerator.class),
        node.bean(InstantSource.class));
  }

  /** A node's memory before anything was read into it. */
  public static LiveChanges memory(TestStore node) {
    return new LiveChanges(
        node.bean(SignInRepository.class),
        node.bean(LockRepository.class),
        node.bean(InstantSource.class),
        Duration.ofSeconds(60));
  }

  /** Does it until the store says whether it happened: repeating is safe. */
  public static void answered(Runnable wish) {
    while (true) {
      try {
        wish.run();
        return;
      } catch (StoreUnavailable busy) {
        assertThat(busy.kind()).isNotEqualTo(StoreUnavailable.Kind.DRAINING);
      }
    }
  }

  @Override
  public void close() {
    first().database().drop();
    nodes.forEach(TestStore::close);
  }
}
