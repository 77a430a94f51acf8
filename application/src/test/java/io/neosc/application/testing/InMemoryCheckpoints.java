package io.neosc.application.testing;

import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.SignedTrail;
import io.neosc.domain.audit.TrailSignatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checkpoints in memory; a test may do to them what somebody with the database could. */
public final class InMemoryCheckpoints implements CheckpointStore {
  /** What lies there, in the order of storing. */
  public final List<FoundCheckpoint> found = new ArrayList<>();

  /** What lies where the chain is said to begin. */
  public Optional<FoundBoundary> boundary = Optional.empty();

  @Override
  public Optional<FoundBoundary> boundary(String chain) {
    return boundary;
  }

  @Override
  public Optional<FoundCheckpoint> at(String chain, long seq) {
    return found.stream().filter(each -> each.seq() == seq).findFirst();
  }

  @Override
  public Optional<FoundCheckpoint> last(String chain) {
    return found.stream().max(Comparator.comparingLong(FoundCheckpoint::seq));
  }

  @Override
  public List<FoundCheckpoint> after(String chain, long seq, int max) {
    return found.stream()
        .filter(each -> each.seq() > seq)
        .sorted(Comparator.comparingLong(FoundCheckpoint::seq))
        .limit(max)
        .toList();
  }

  @Override
  public Outcome append(Checkpoint checkpoint) {
    var taken =
        found.stream()
            .anyMatch(each ->
                each.seq() == checkpoint.head().seq()
                    || each.checkpoint() != null
                        && each.checkpoint().previous().equals(checkpoint.previous()));
    if (taken) {
      return Outcome.OVERTAKEN;
    }
    found.add(new FoundCheckpoint(checkpoint.head().seq(), checkpoint));
    return Outcome.STORED;
  }

  /** What one node keeps outside. */
  public static final class Outside implements CheckpointsOutside {
    public final List<Checkpoint> kept = new ArrayList<>();
    public Optional<Boundary> boundary = Optional.empty();

    @Override
    public Optional<Boundary> boundary() {
      return boundary;
    }

    @Override
    public void keep(Boundary newer) {
      boundary = Optional.of(newer);
    }

    @Override
    public List<Checkpoint> introductions() {
      return kept.stream().filter(each -> each.next() != null).toList();
    }

    @Override
    public Optional<Checkpoint> last() {
      return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    @Override
    public Stream<FoundCheckpoint> all() {
      return List.copyOf(kept).stream().map(FoundCheckpoint::of);
    }

    @Override
    public void append(List<Checkpoint> checkpoints) {
      kept.addAll(checkpoints);
    }
  }

  /** Signatures that anybody could make, by a key that only its id tells apart. */
  public record Signer(String keyId) implements TrailSigner, TrailSignatures {
    @Override
    public String sign(String named, byte[] message) {
      return SignedTrail.signature(message);
    }

    @Override
    public Answer check(String named, byte[] signed, String signature) {
      if (!named.equals(keyId)) {
        return Answer.UNKNOWN_KEY;
      }
      return sign(named, signed).equals(signature) ? Answer.VALID : Answer.INVALID;
    }
  }
}
