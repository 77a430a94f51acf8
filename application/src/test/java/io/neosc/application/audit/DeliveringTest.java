package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.audit.port.out.CheckpointReceiver;
import io.neosc.application.audit.port.out.DeliveryPlace;
import io.neosc.application.audit.port.out.NotDelivered;
import io.neosc.application.audit.port.out.NotDelivered.Reason;
import io.neosc.application.shared.port.PartState.Health;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Outside;
import io.neosc.application.testing.InMemoryCheckpoints.Signer;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveringTest {
  private final MovableClock clock = new MovableClock();
  private final InMemoryLease lease = new InMemoryLease(new InMemoryStore(), clock);
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final Signer signer = new Signer("0123456789abcdef");
  private final ManualScheduler worker = new ManualScheduler();
  private final List<Long> received = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private final Place place = new Place();
  private @Nullable Reason outage;
  private final Delivering node = node(worker);

  private final class Place implements DeliveryPlace {
    private long seq;
    private boolean away;

    @Override
    public long delivered() {
      return seq;
    }

    @Override
    public void delivered(long newer) {
      if (away) {
        throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
      }
      seq = Math.max(seq, newer);
    }
  }

  private void take(List<Checkpoint> checkpoints) {
    batches.add(checkpoints.size());
    if (outage != null) {
      throw new NotDelivered(outage, null);
    }
    checkpoints.forEach(checkpoint -> received.add(checkpoint.head().seq()));
  }

  private Delivering node(ManualScheduler thread) {
    return node(thread, this::take);
  }

  private Delivering node(ManualScheduler thread, @Nullable CheckpointReceiver receiver) {
    return new Delivering(store, outside, signer, receiver, place, lease, thread, clock);
  }

  private Checkpoint signed(long seq) {
    var previous =
        outside.kept.isEmpty() ? ChainHead.GENESIS_HASH : outside.kept.getLast().digest();
    var head = new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32));
    return signer.sign(Checkpoint.unsigned(head, clock.instant(), previous, signer.keyId()));
  }

  private void happened(int count) {
    for (var i = 0; i < count; i++) {
      var checkpoint = signed(outside.kept.size() + 1);
      store.found.add(FoundCheckpoint.of(checkpoint));
      outside.kept.add(checkpoint);
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private Duration pause() {
    return Duration.ofSeconds(worker.delays().getLast());
  }

  @Test
  @DisplayName("AU-8 every checkpoint is delivered in order, from the first one on, in batches")
  void everyCheckpointIsDelivered() {
    happened(250);
    node.start();
    worker.runOnce();
    worker.runOnce();
    assertThat(received).isEqualTo(upTo(250));
    assertThat(batches).containsExactly(100, 100, 50);
    assertThat(node.undelivered()).isEmpty();

    happened(1);
    worker.runOnce();
    worker.runOnce();
    assertThat(received).isEqualTo(upTo(251));
    assertThat(node.state().health()).isEqualTo(Health.HEALTHY);
    assertThat(pause()).isEqualTo(Delivering.BEAT);
  }

  @Test
  @DisplayName(
      "AU-8 an outage of the receiver is seen, pauses grow to a limit, and all follows in order")
  void anOutageIsMadeGood() {
    happened(1);
    node.start();
    outage = Reason.REFUSED;
    happened(120);
    var since = clock.instant();
    var pauses = new ArrayList<Duration>();
    for (var i = 0; i < 9; i++) {
      clock.forward(Delivering.LONGEST_PAUSE);
      worker.runOnce();
      pauses.add(pause());
    }
    assertThat(pauses).isSorted().contains(Duration.ofSeconds(20), Duration.ofSeconds(160));
    assertThat(pauses.getFirst()).isEqualTo(Delivering.BEAT);
    assertThat(pauses.getLast()).isEqualTo(Delivering.LONGEST_PAUSE);
    assertThat(node.state().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(node.state().lastError()).extracting("errorClass").isEqualTo("refused");
    assertThat(node.undelivered()).contains(since);
    assertThat(received).isEqualTo(upTo(1));

    outage = null;
    worker.runOnce();
    worker.runOnce();
    assertThat(received).isEqualTo(upTo(121));
    assertThat(node.undelivered()).isEmpty();
    assertThat(node.state().health()).isEqualTo(Health.HEALTHY);
    assertThat(pause()).isEqualTo(Delivering.BEAT);
  }

  @Test
  @DisplayName("AU-8 after a restart, and on another node, it goes on where it was")
  void itGoesOnAfterARestart() {
    happened(3);
    node.start();
    happened(2);
    var others = new ManualScheduler();
    var other = node(others);
    other.start();
    assertThat(received).isEqualTo(upTo(3)); // one of them delivers

    node.end();
    others.runOnce();
    assertThat(received).isEqualTo(upTo(5));
  }

  @Test
  @DisplayName("AU-8 who cannot reach the receiver leaves it to another node")
  void anotherNodeMayReachIt() {
    outage = Reason.UNREACHABLE;
    happened(3);
    node.start();
    var batch = new ArrayList<Checkpoint>();
    node(new ManualScheduler(), batch::addAll).start();
    assertThat(batch).isEqualTo(outside.kept);
  }

  @Test
  @DisplayName("AU-8 what may have arrived comes again, none is left out")
  void whatMayHaveArrivedComesAgain() {
    happened(2);
    place.away = true;
    node.start();
    assertThat(node.state().health()).isEqualTo(Health.UNHEALTHY);
    place.away = false;
    worker.runOnce();
    assertThat(received).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  @DisplayName("AU-8 nothing is delivered that this node has not kept, or that is forged")
  void nothingForgedIsDelivered() {
    happened(2);
    var next = signed(3);
    store.found.add(FoundCheckpoint.of(next));
    node.start();
    assertThat(received).isEqualTo(upTo(2));

    outside.kept.add(next);
    for (var instead :
        List.of(
            FoundCheckpoint.of(next.signedWith("00".repeat(64))), new FoundCheckpoint(3, null))) {
      store.found.set(2, instead);
      worker.runOnce();
      assertThat(received).isEqualTo(upTo(2));
      assertSilenced(next.at());
    }
    store.found.set(2, FoundCheckpoint.of(next));
    worker.runOnce();
    assertThat(received).isEqualTo(upTo(3));
    assertThat(node.state().health()).isEqualTo(Health.HEALTHY);
  }

  private void assertSilenced(Instant since) {
    assertThat(node.state().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(node.state().lastError()).extracting("errorClass").isEqualTo("not_stored");
    assertThat(node.undelivered()).contains(since);
  }

  @Test
  @DisplayName("AU-8 who takes checkpoints away, or says that they are delivered, is seen")
  void whoSilencesItIsSeen() {
    happened(2);
    node.start();
    happened(1);
    var taken = store.found.removeLast();
    worker.runOnce();
    assertSilenced(clock.instant());

    store.found.add(taken);
    place.seq = 1_000_000;
    worker.runOnce();
    assertSilenced(clock.instant());
    assertThat(received).isEqualTo(upTo(2));

    place.seq = 3;
    outside.kept.removeLast(); // this node has not looked yet
    worker.runOnce();
    assertThat(node.state().health()).isEqualTo(Health.HEALTHY);
    assertThat(node.undelivered()).isEmpty();
  }

  @Test
  @DisplayName("AU-8 without a receiver nothing is asked, and that is no fault")
  void withoutAReceiver() {
    var idle = new ManualScheduler();
    var none = node(idle, null);
    none.start();
    assertThat(none.state().health()).isEqualTo(Health.NOT_CONFIGURED);
    assertThat(none.undelivered()).isEmpty();
    assertThat(idle.delays()).isEmpty();
  }
}
