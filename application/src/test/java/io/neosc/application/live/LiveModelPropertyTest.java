package io.neosc.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.shared.port.Change;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.MovableClock;
import io.neosc.application.testing.People;
import io.neosc.application.testing.Snapshots;
import io.neosc.application.testing.World;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever happens, however late, often or mixed up a node hears of it: once it has heard of
 * everything, its memory is what a recount of the store gives.
 */
class LiveModelPropertyTest {
  @Property(tries = 60)
  @Label("SE-14 LI-6 memory equals a recount after any operations, heard of in order")
  void memoryEqualsARecount(@ForAll long seed, @ForAll @IntRange(max = 120) int steps) {
    var world = new World(new Random(seed));
    var node = new Node(world.store());
    world.run(steps, node.live::apply);

    node.assertEqualsRecount();
  }

  @Property(tries = 60)
  @Label("LI-6 memory equals a recount when changes come twice, late and mixed up")
  void memoryEqualsARecountAfterDisorder(
      @ForAll long seed, @ForAll @IntRange(max = 120) int steps) {
    var random = new Random(seed);
    var world = new World(random);
    var node = new Node(world.store());
    var changes = new ArrayList<Change>();
    world.run(steps, changes::add);
    for (var change : disordered(changes, random)) {
      node.live.apply(change);
    }

    node.assertEqualsRecount();
  }

  @Property(tries = 60)
  @Label("LI-6 memory equals a recount when a snapshot comes in between and changes overlap it")
  void memoryEqualsARecountAfterASnapshot(
      @ForAll long seed,
      @ForAll @IntRange(max = 60) int before,
      @ForAll @IntRange(max = 60) int after,
      @ForAll @IntRange(max = 30) int overlap) {
    var world = new World(new Random(seed));
    var node = new Node(world.store());
    var changes = new ArrayList<Change>();
    world.run(before, changes::add);
    var own = changes.subList(Math.max(0, changes.size() - overlap / 2), changes.size());
    node.live.committed(People.STRANGER, List.copyOf(own), List.of());
    var snapshot = Snapshots.of(world.store(), MovableClock.START);
    var stream =
        new ArrayList<>(changes.subList(Math.max(0, changes.size() - overlap), changes.size()));
    world.run(after, stream::add);
    node.live.rebuild(snapshot);
    stream.forEach(node.live::apply);

    node.assertEqualsRecount();
  }

  /** Each change once or twice, aggregates mixed; deletions are not overtaken. */
  private static List<Change> disordered(List<Change> changes, Random random) {
    var mixed = new ArrayList<Change>();
    for (var change : changes) {
      mixed.add(random.nextInt(mixed.size() + 1), change);
      if (random.nextBoolean()) {
        mixed.add(random.nextInt(mixed.size() + 1), change);
      }
    }
    return mixed;
  }

  /** One node's memory beside the store that it follows. */
  private static final class Node {
    final InMemoryStore store;
    final LiveChanges live;

    Node(InMemoryStore store) {
      this.store = store;
      var clock = new MovableClock();
      live =
          new LiveChanges(
              InMemoryRepositories.signIns(store),
              InMemoryRepositories.locks(store),
              clock,
              Duration.ofSeconds(60));
      live.rebuild(Snapshots.of(store, clock.instant()));
    }

    void assertEqualsRecount() {
      var recount = Snapshots.of(store, MovableClock.START);
      LiveQueries memory = live.model();
      assertThat(memory.statistics())
          .isEqualTo(
              new Statistics(
                  recount.activeSessions().size(),
                  recount.workspaces().size(),
                  recount.accounts().size()));
      assertThat(memory.activeSessions())
          .containsExactlyInAnyOrderElementsOf(recount.activeSessions());
      assertThat(memory.policies())
          .extracting(Policy.State::key, Policy.State::version)
          .containsExactlyInAnyOrderElementsOf(
              recount.policies().stream().map(p -> tuple(p.key(), p.version())).toList());
      assertThat(memory.liveAlerts())
          .extracting(Alert.State::key)
          .containsExactlyInAnyOrderElementsOf(
              recount.liveAlerts().stream().map(Alert.State::key).toList());
      assertMembersAreCounted(recount);
      assertSessionsAreCounted(recount.activeSessions(), recount.workspaces());
    }

    private void assertMembersAreCounted(Snapshot recount) {
      assertThat(live.organizations().organizations())
          .containsExactlyInAnyOrderElementsOf(recount.organizations());
      for (var organization : recount.organizations()) {
        assertThat(live.organizations().accountsIn(organization.id()))
            .isEqualTo(
                (int)
                    recount.accounts().stream()
                        .filter(account -> account.organizationId().equals(organization.id()))
                        .count());
      }
    }

    private void assertSessionsAreCounted(
        List<Session.State> active, List<Workspace.State> workspaces) {
      var perWorkspace = new HashMap<String, Integer>();
      var perAccount = new HashMap<String, List<Session.State>>();
      for (var session : active) {
        perWorkspace.merge(session.workspaceId().value(), 1, Integer::sum);
        perAccount
            .computeIfAbsent(session.accountId().value(), _ -> new ArrayList<>())
            .add(session);
      }
      for (var workspace : workspaces) {
        assertThat(live.model().workspace(workspace.id()).orElseThrow().activeSessions())
            .isEqualTo(perWorkspace.getOrDefault(workspace.key(), 0));
      }
      perAccount
          .values()
          .forEach(sessions ->
              assertThat(live.model().activeSessionsOf(sessions.getFirst().accountId()))
                  .containsExactlyInAnyOrderElementsOf(sessions));
    }
  }
}
