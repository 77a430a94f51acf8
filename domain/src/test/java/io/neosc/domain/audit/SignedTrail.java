package io.neosc.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A chain with its checkpoints, some of whose persons were erased, as it was written; its key is
 * one that everybody can sign with, and is told from others by its name alone.
 *
 * @param entries by place, from 1 on
 * @param checkpoints ascending; also what was kept outside
 */
public record SignedTrail(List<AuditEntry> entries, List<Checkpoint> checkpoints) {
  public static final Duration INTERVAL = Duration.ofMinutes(1);
  static final String KEY = "0123456789abcdef";
  private static final String ADA = "usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  private static final int PERSONS = 4;

  public SignedTrail {
    entries = List.copyOf(entries);
    checkpoints = List.copyOf(checkpoints);
  }

  /** One of many that differ, of some ten to fifty entries. */
  public static SignedTrail random(Random random) {
    var length = 10 + random.nextInt(41);
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = new ArrayList<AuditEntry>();
    for (var number = 1; number <= length; number++) {
      var who = "usr-0199a1b2-c3d4-7e5f-8a9b-00000000000" + random.nextInt(PERSONS);
      entries.add(log.append(draft(number, who, "login", "auth")));
    }
    if (random.nextBoolean()) {
      var gone = "usr-0199a1b2-c3d4-7e5f-8a9b-000000000000";
      entries.replaceAll(e -> gone.equals(e.userId()) ? AuditFixture.erased(e) : e);
      entries.add(log.append(draft(length + 1, ADA, "erase_user", "user:" + gone)));
    }
    return new SignedTrail(entries, checkpoints(entries, random));
  }

  private static AuditDraft draft(int number, String who, String action, String resource) {
    var usual = AuditFixture.aDraft(number);
    return new AuditDraft(
        usual.id(),
        who,
        action,
        resource,
        usual.timestamp(),
        true,
        "user",
        null,
        null,
        null,
        usual.personal());
  }

  private static List<Checkpoint> checkpoints(List<AuditEntry> entries, Random random) {
    var every = 3 + random.nextInt(6);
    var checkpoints = new ArrayList<Checkpoint>();
    var previous = ChainHead.GENESIS_HASH;
    for (var seq = every; seq <= entries.size(); seq += 1 + random.nextInt(2 * every)) {
      var entry = entries.get(seq - 1);
      var checkpoint = signed(Checkpoint.unsigned(entry.head(), entry.timestamp(), previous, KEY));
      checkpoints.add(checkpoint);
      previous = checkpoint.digest();
    }
    return checkpoints;
  }

  static Checkpoint signed(Checkpoint unsigned) {
    return unsigned.signedWith(signature(unsigned.signed()));
  }

  /** Of {@link #KEY}, which anybody has. */
  public static String signature(byte[] signed) {
    return Sha256.hex(Sha256.digest().digest(signed)).repeat(2);
  }

  /** For {@link #KEY}. */
  public static TrailSignatures.Answer check(String keyId, byte[] signed, String signature) {
    if (!keyId.equals(KEY)) {
      return TrailSignatures.Answer.UNKNOWN_KEY;
    }
    return signature(signed).equals(signature)
        ? TrailSignatures.Answer.VALID
        : TrailSignatures.Answer.INVALID;
  }

  /** The last place that a checkpoint saw. */
  long lastSigned() {
    return checkpoints.getLast().head().seq();
  }

  /** The last place before this one that a checkpoint saw, 0 if there is none. */
  long signedBefore(long seq) {
    return checkpoints.stream()
        .mapToLong(checkpoint -> checkpoint.head().seq())
        .filter(signed -> signed < seq)
        .max()
        .orElse(0);
  }

  boolean signedAt(long seq) {
    return checkpoints.stream().anyMatch(checkpoint -> checkpoint.head().seq() == seq);
  }

  /** A moment after the last entry. */
  public Instant now() {
    return entries.getLast().timestamp().plusSeconds(1);
  }

  static VerificationReport verified(
      Iterator<FoundEntry> entries,
      List<Checkpoint> stored,
      List<Checkpoint> outside,
      Instant now) {
    var trust =
        CheckpointTrust.of(
            found(stored), found(outside), SignedTrail::check, CanonicalJson.MAX_SAFE_INTEGER);
    var verification = new Verification(ChainHead.genesis(ChainHead.MAIN), trust);
    entries.forEachRemaining(verification::see);
    return verification.report(now, INTERVAL);
  }

  private static Iterator<FoundCheckpoint> found(List<Checkpoint> checkpoints) {
    return checkpoints.stream()
        .map(checkpoint -> new FoundCheckpoint(checkpoint.head().seq(), checkpoint))
        .iterator();
  }
}
