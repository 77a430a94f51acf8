package io.neosc.domain.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Believes, besides keys that are trusted from the beginning, those that one of them introduced in
 * a checkpoint, and those that these introduced (AU-8). A key that introduced another signs no
 * checkpoint behind that place. For one thread only.
 */
public final class KeyChain implements TrailSignatures {
  private final TrailSignatures first;
  private final Map<String, TrailKey> introduced = new HashMap<>();

  /** Where keys were replaced, by their ids. */
  private final Map<String, End> ends = new HashMap<>();

  private record End(long seq, TrailKey next) {}

  public KeyChain(TrailSignatures first) {
    this.first = first;
  }

  /**
   * @param introductions ascending by seq; those that cannot be believed count for nothing
   */
  public static KeyChain of(TrailSignatures first, Iterable<Checkpoint> introductions) {
    var chain = new KeyChain(first);
    introductions.forEach(chain::learn);
    return chain;
  }

  /**
   * Believes the key that a checkpoint introduces, if it introduces one and is believed itself. The
   * first that a key introduced is its only successor.
   *
   * @return whether it is believed
   */
  public boolean learn(Checkpoint checkpoint) {
    var next = checkpoint.next();
    if (next == null || ends.containsKey(next.id()) || check(checkpoint) != Answer.VALID) {
      return false;
    }
    var end = new End(checkpoint.head().seq(), next);
    var known = ends.putIfAbsent(checkpoint.keyId(), end);
    if (known == null) {
      introduced.put(next.id(), next);
    }
    return known == null || known.equals(end);
  }

  /** The key that signs today in the place of this one; empty if that is still itself. */
  public Optional<TrailKey> successor(String keyId) {
    var found = Optional.<TrailKey>empty();
    for (var end = ends.get(keyId); end != null; end = ends.get(end.next().id())) {
      found = Optional.of(end.next());
    }
    return found;
  }

  @Override
  public Answer check(String keyId, byte[] signed, String signature) {
    var answer = first.check(keyId, signed, signature);
    return answer == Answer.UNKNOWN_KEY ? byIntroduced(keyId, signed, signature) : answer;
  }

  /** {@inheritDoc} One that its key signed after it had introduced another is {@code INVALID}. */
  @Override
  public Answer check(Checkpoint checkpoint) {
    var end = ends.get(checkpoint.keyId());
    if (end != null && checkpoint.head().seq() > end.seq()) {
      return Answer.INVALID;
    }
    var answer = first.check(checkpoint);
    return answer == Answer.UNKNOWN_KEY
        ? byIntroduced(checkpoint.keyId(), checkpoint.signed(), checkpoint.signature())
        : answer;
  }

  private Answer byIntroduced(String keyId, byte[] signed, String signature) {
    var key = introduced.get(keyId);
    return key == null ? Answer.UNKNOWN_KEY : key.check(signed, signature);
  }
}
