package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.KeyRotation.Outcome;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Outside;
import io.neosc.application.testing.InMemoryCommits;
import io.neosc.application.testing.InMemoryFoundTrail;
import io.neosc.application.testing.InMemoryKeys;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationReport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final CommitContext WHO = CommitContext.commandLine("0".repeat(32));

  private final InMemoryStore memory = new InMemoryStore();
  private final MovableClock clock = new MovableClock();
  private final InMemoryCommits commits =
      new InMemoryCommits(memory, new AuditEntries(new CountingIds(), _ -> false), List.of());
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final InMemoryKeys keys = new InMemoryKeys();
  private final TrailKey first = keys.key();
  private final Checkpointer server = checkpointer(store, outside, keys, keys);

  /** What ends the process: nothing of it goes on. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Ends the process at one of the calls that leave something behind. */
  private static final class Deadline {
    private int left;

    Deadline(int calls) {
      this.left = calls;
    }

    /** The calls pass; before and behind each one the process may end. */
    <T> T on(Class<T> port, T real, Set<String> lasting) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, arguments) -> {
                var counts = lasting.contains(method.getName());
                step(counts);
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                } finally {
                  step(counts);
                }
              }));
    }

    private void step(boolean counts) {
      if (counts && left-- == 0) {
        throw new Killed();
      }
    }

    boolean passed() {
      return left >= 0;
    }
  }

  private Checkpointer checkpointer(
      CheckpointStore store, CheckpointsOutside outside, InMemoryKeys own, TrailKeys changing) {
    return new Checkpointer(
        InMemoryRepositories.trail(memory), store, outside, own, own, changing, INTERVAL, clock);
  }

  private Outcome rotated(Outside kept, InMemoryKeys own) {
    return rotation(store, kept, own, own, commits).rotate(WHO);
  }

  private KeyRotation rotation(
      CheckpointStore into,
      CheckpointsOutside kept,
      InMemoryKeys own,
      TrailKeys changing,
      Commits door) {
    var checkpointer = checkpointer(into, kept, own, changing);
    var trail = InMemoryRepositories.trail(memory);
    return new KeyRotation(trail, checkpointer, kept, own, changing, door, clock);
  }

  private void happened() {
    clock.forward(INTERVAL);
    commits.record(WHO, new TrailEvent.Read(1, 1, Set.of(), clock.instant()));
  }

  /** As an auditor sees it who was given the first public key long ago. */
  private VerificationReport verified() {
    TrailSignatures auditor =
        (keyId, signed, signature) ->
            keyId.equals(first.id()) ? first.check(signed, signature) : Answer.UNKNOWN_KEY;
    return TrailProof.ofStore(
        new InMemoryFoundTrail(memory::entries), store, outside, auditor, clock, INTERVAL);
  }

  private Checkpoint stored(int index) {
    return Objects.requireNonNull(store.found.get(index).checkpoint());
  }

  private void signedOnce() {
    happened();
    assertThat(server.look(true).signed()).isTrue();
  }

  @Test
  @DisplayName(
      "AU-8 the old key introduces the new one, which signs from then on, in a running server too")
  void theOldKeyIntroducesTheNewOne() {
    signedOnce();

    assertThat(rotated(outside, keys)).isEqualTo(new Outcome.Rotated(keys.key(), stored(1)));
    signedOnce();
    assertThat(rotated(outside, keys)).isInstanceOf(Outcome.Rotated.class);
    signedOnce();

    assertThat(store.found).hasSize(5);
    assertThat(outside.kept)
        .isEqualTo(List.of(stored(0), stored(1), stored(2), stored(3), stored(4)));
    assertThat(stored(1).keyId()).isEqualTo(first.id());
    assertThat(stored(2).keyId()).isEqualTo(Objects.requireNonNull(stored(1).next()).id());
    assertThat(stored(4).keyId()).isEqualTo(keys.keyId()).isNotEqualTo(stored(2).keyId());
    assertThat(memory.entries())
        .filteredOn(entry -> entry.action().equals("rotate_audit_key"))
        .extracting(AuditEntry::resource)
        .containsExactly("audit_key:" + stored(2).keyId(), "audit_key:" + keys.keyId());
    var report = verified();
    assertThat(report.worst()).describedAs(report.toString()).isEqualTo(Status.INTACT);
  }

  @Test
  @DisplayName("AU-8 killed at each step and repeated, one chain of keys is left that verifies")
  void killedAtEachStep() {
    var point = 0;
    var over = false;
    while (!over) {
      var run = new KeyRotationTest();
      run.signedOnce();
      over = run.killedAt(point);
      point++;
    }
    assertThat(point).isGreaterThan(10);
  }

  private boolean killedAt(int point) {
    var deadline = new Deadline(point);
    var rotation =
        rotation(
            deadline.on(CheckpointStore.class, store, Set.of("append")),
            deadline.on(CheckpointsOutside.class, outside, Set.of("append")),
            keys,
            deadline.on(TrailKeys.class, keys, Set.of("prepare", "believe", "use")),
            deadline.on(Commits.class, commits, Set.of("record")));
    try {
      rotation.rotate(WHO);
    } catch (Killed _) {
      // what it left is all that is left
    }
    happened();
    assertThat(server.look(true).broken()).describedAs("killed at %d", point).isNull();
    assertThat(rotated(outside, keys)).isInstanceOf(Outcome.Rotated.class);
    signedOnce();
    assertThat(verified().worst()).describedAs("killed at %d", point).isEqualTo(Status.INTACT);
    assertThat(keys.keyId()).isNotEqualTo(first.id());
    assertThat(keys.prepared()).isEmpty();
    return deadline.passed();
  }

  @Test
  @DisplayName(
      "AU-8 a node that has not the new key believes it and does not sign, until it is given the key")
  void aNodeWithoutTheNewKey() {
    var others = InMemoryKeys.copyOf(keys);
    var kept = new Outside();
    var other = checkpointer(store, kept, others, others);
    signedOnce();
    other.look(false);
    rotated(outside, keys);
    signedOnce();
    happened();

    assertThat(other.look(true).replaced()).isTrue();
    assertThat(kept.kept).isEqualTo(outside.kept).hasSize(3);
    assertThat(others.check(stored(2))).isEqualTo(Answer.VALID);
    assertThat(rotated(kept, others)).isEqualTo(new Outcome.KeyElsewhere());
    var restarted = checkpointer(store, kept, others, others);
    assertThat(restarted.look(true).replaced()).isTrue();

    others.take(keys);
    assertThat(restarted.look(true).signed()).isTrue();
    assertThat(verified().worst()).isEqualTo(Status.INTACT);
  }

  @Test
  @DisplayName("AU-8 what a replaced key signs is forged, to servers and to verifiers")
  void aReplacedKeySignsNothing() {
    var thief = InMemoryKeys.copyOf(keys);
    signedOnce();
    rotated(outside, keys);
    signedOnce();
    happened();
    var head = memory.entries().getLast().head();
    store.append(thief.sign(unsigned(head, stored(2), thief)));

    var broken = Objects.requireNonNull(server.look(true).broken());
    assertThat(broken.trouble()).isEqualTo(Checkpointer.Trouble.CHECKPOINT_FORGED);
    var restarted = checkpointer(store, outside, keys, keys);
    assertThat(restarted.look(true).broken()).isEqualTo(broken);
    assertThat(found()).isEqualTo(replaced(head.seq()));
    assertThat(rotated(outside, keys)).isEqualTo(new Outcome.Broken(broken));
  }

  @Test
  @DisplayName("AU-8 AU-9 an introduction that is forged, replaced or removed is named")
  void aForgedIntroductionIsNamed() {
    signedOnce();
    rotated(outside, keys);
    signedOnce();
    var all = List.copyOf(store.found);
    var stranger = new InMemoryKeys();
    var place = stored(1).head();

    store.found.set(1, FoundCheckpoint.of(stored(1).introducing(stranger.key())));
    assertNamed(place.seq());

    var own = unsigned(place, stored(0), stranger).introducing(new InMemoryKeys().key());
    store.found.clear();
    store.found.addAll(all);
    store.found.set(1, FoundCheckpoint.of(stranger.sign(own)));
    assertNamed(place.seq());

    store.found.clear();
    store.found.addAll(all);
    store.found.remove(1);
    assertNamed(stored(1).head().seq());
  }

  /** With the file of a node at hand, and with one that has nothing. */
  private void assertNamed(long seq) {
    var kept = List.copyOf(outside.kept);
    assertThat(found().kind()).isEqualTo(Kind.CHECKPOINT_REPLACED);
    outside.kept.clear();
    assertThat(found()).isEqualTo(replaced(seq));
    outside.kept.addAll(kept);
  }

  private Finding found() {
    var found = verified().first().orElseThrow();
    return new Finding(found.kind(), found.seq(), "");
  }

  private static Finding replaced(long seq) {
    return new Finding(Kind.CHECKPOINT_REPLACED, seq, "");
  }

  private Checkpoint unsigned(ChainHead head, Checkpoint before, InMemoryKeys by) {
    return Checkpoint.unsigned(head, clock.instant(), before.digest(), by.keyId());
  }

  @Test
  @DisplayName("AU-8 a disk that fails changes nothing that is signed")
  void aDiskThatFails() {
    signedOnce();
    var rotation =
        rotation(
            store,
            outside,
            keys,
            new Deadline(0).on(TrailKeys.class, keys, Set.of("prepare")),
            commits);
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> rotation.rotate(WHO));
    assertThat(keys.key()).isEqualTo(first);
    assertThat(memory.entries()).hasSize(1);
  }
}
