package io.neosc.application.audit;

import io.neosc.application.audit.Checkpointer.Look;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.TrailKey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has a new key sign the trail in the place of the one of now, which introduces it in its last
 * checkpoint (AU-8). Broken off anywhere, the next call goes on: until that checkpoint is stored
 * the old key signs, from then on the new one. Another node may sign meanwhile; a checkpoint has
 * one successor at most, so that a key has too. For one thread only.
 */
public final class KeyRotation {
  /** Another node may be faster, and then entries have to come. */
  private static final int TRIES = 10;

  private final AuditTrail trail;
  private final Checkpointer checkpointer;
  private final CheckpointsOutside outside;
  private final TrailSigner signer;
  private final TrailKeys keys;
  private final Commits commits;
  private final InstantSource clock;

  public KeyRotation(
      AuditTrail trail,
      Checkpointer checkpointer,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailKeys keys,
      Commits commits,
      InstantSource clock) {
    this.trail = trail;
    this.checkpointer = checkpointer;
    this.outside = outside;
    this.signer = signer;
    this.keys = keys;
    this.commits = commits;
    this.clock = clock;
  }

  /** What a rotation came to. */
  public sealed interface Outcome {
    /**
     * The new key signs from now on.
     *
     * @param introduction the last checkpoint of the key before
     */
    record Rotated(TrailKey key, Checkpoint introduction) implements Outcome {}

    /** The trail is not what was signed; the key stays. */
    record Broken(Checkpointer.Broken trouble) implements Outcome {}

    /** A key signs by now that is not on this machine, and none of this machine from then on. */
    record KeyElsewhere() implements Outcome {}

    /** Another node was faster each time; the key stays. */
    record Overtaken() implements Outcome {}
  }

  /**
   * Rotates, or completes what was begun.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if the database is away
   * @throws java.io.UncheckedIOException if this node cannot keep keys or checkpoints
   */
  public Outcome rotate(CommitContext context) {
    var begun = keys.prepared();
    var look = checkpointer.look(false);
    if (look.broken() == null && !look.replaced() && begun.filter(this::signs).isEmpty()) {
      var next = keys.prepare();
      look = introduced(next, context);
      begun = Optional.of(next);
    }
    return outcome(look, begun);
  }

  private boolean signs(TrailKey key) {
    return key.id().equals(signer.keyId());
  }

  private Look introduced(TrailKey next, CommitContext context) {
    record(next, context);
    var look = checkpointer.introduce(next);
    for (var tries = 1; tries < TRIES && again(look, next); tries++) {
      var last = look.last();
      if (last != null && trail.head().seq() <= last.head().seq()) {
        record(next, context);
      }
      look = checkpointer.introduce(next);
    }
    return look.signed() ? checkpointer.look(false) : look;
  }

  private void record(TrailKey next, CommitContext context) {
    commits.record(context, new TrailEvent.KeyRotated(next.id(), signer.keyId(), clock.instant()));
  }

  private boolean again(Look look, TrailKey next) {
    return look.broken() == null && !look.replaced() && !look.signed() && !signs(next);
  }

  private Outcome outcome(Look look, Optional<TrailKey> wanted) {
    if (look.broken() != null) {
      return new Outcome.Broken(look.broken());
    }
    if (look.replaced()) {
      return new Outcome.KeyElsewhere();
    }
    var rotated =
        wanted
            .filter(this::signs)
            .flatMap(key ->
                outside.introductions().stream()
                    .filter(introduction -> key.equals(introduction.next()))
                    .findFirst()
                    .map(introduction -> new Outcome.Rotated(key, introduction)));
    return rotated.isPresent() ? rotated.get() : new Outcome.Overtaken();
  }
}
