package io.neosc.domain.audit;

/** Knows the keys that are trusted with the trail, and nothing of who signs. */
@FunctionalInterface
public interface TrailSignatures {

  /**
   * @param keyId names the key that is said to have signed
   * @param signature Ed25519 (RFC 8032) in lowercase hex, or anything else
   */
  Answer check(String keyId, byte[] signed, String signature);

  default Answer check(Checkpoint checkpoint) {
    return check(checkpoint.keyId(), checkpoint.signed(), checkpoint.signature());
  }

  default Answer check(Boundary boundary) {
    return check(boundary.keyId(), boundary.signed(), boundary.signature());
  }

  /** What is to be thought of a signature. */
  enum Answer {
    VALID,
    /** Not made with the key that it names, or after that key was replaced. */
    INVALID,
    /** It names a key that nobody trusts here. */
    UNKNOWN_KEY
  }
}
