package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What somebody did to a stored trail, and what a verification has to call it.
 *
 * @param name of the deed
 * @param entries as they lie in the store afterwards, ascending by seq
 * @param stored checkpoints as they lie in the store afterwards
 * @param kind what it is
 * @param earliest the first place that may be named
 * @param latest the last place that may be named; only where hashes were made to match can the
 *     first bad entry be any of those since the checkpoint before
 */
public record Tampering(
    String name,
    List<AuditEntry> entries,
    List<Checkpoint> stored,
    Kind kind,
    long earliest,
    long latest) {

  private static final List<UnaryOperator<AlteredEntry>> HASHED =
      List.of(
          e -> e.id(AuditFixture.anId(0xabcdef)),
          e -> e.userId("usr-2"),
          e -> e.userId(null),
          e -> e.action("stop_workspace"),
          e -> e.resource("auth2"),
          e -> e.timestamp(Instant.EPOCH),
          e -> e.success(false),
          e -> e.role("admin"),
          e -> e.role(null),
          e -> e.signIn("00ff"),
          e -> e.sessionId("ses-1"),
          e -> e.traceId("0"));

  private static final List<UnaryOperator<AlteredEntry>> OTHERS =
      List.of(
          e -> e.commitment("ab".repeat(32)),
          e -> e.prevHash("ab".repeat(32)),
          e -> e.hash("ab".repeat(32)),
          e -> e.v(2));

  /** All that somebody with the rights to write can do, one of them, somewhere. */
  public static Tampering random(SignedTrail trail, Random random) {
    return new Deed(trail, random).one();
  }

  private static final class Deed {
    private final SignedTrail trail;
    private final Random random;
    private final List<AuditEntry> entries;
    private final int length;

    Deed(SignedTrail trail, Random random) {
      this.trail = trail;
      this.random = random;
      this.entries = new ArrayList<>(trail.entries());
      this.length = entries.size();
    }

    Tampering one() {
      return switch (random.nextInt(14)) {
        case 0 -> changed();
        case 1 -> otherPersonalPart();
        case 2 -> personalPartRemoved();
        case 3 -> deleted();
        case 4 -> deletedAndNumberedAnew();
        case 5 -> inserted(true);
        case 6 -> inserted(false);
        case 7 -> swapped();
        case 8 -> cut();
        case 9 -> forgedAlone();
        case 10 -> forgedToTheEnd();
        case 11 -> insertedAndForged();
        case 12 -> checkpointRemoved();
        default -> checkpointReplaced();
      };
    }

    private Tampering changed() {
      var p = 1 + random.nextInt(length);
      var all = new ArrayList<>(HASHED);
      all.addAll(OTHERS);
      entries.set(p - 1, differing(p, all));
      return done("a field changed", Kind.CHANGED, p, p);
    }

    private AuditEntry differing(int p, List<UnaryOperator<AlteredEntry>> how) {
      var before = entries.get(p - 1);
      var after = before;
      while (after.equals(before)) {
        after = how.get(random.nextInt(how.size())).apply(AlteredEntry.of(before)).entry();
      }
      return after;
    }

    private Tampering otherPersonalPart() {
      var p = 1 + random.nextInt(length);
      var other = AuditFixture.aDraft(7_000 + random.nextInt(1_000)).personal();
      entries.set(p - 1, altered(p).personal(other).entry());
      return done("another personal part", Kind.CHANGED, p, p);
    }

    private Tampering personalPartRemoved() {
      var p = 1 + random.nextInt(length);
      if (entries.get(p - 1).personal() == null) {
        return changed();
      }
      var before = entries.get(p - 1);
      entries.set(p - 1, altered(p).personal(null).entry());
      var alsoErased = trail.entries().stream().anyMatch(e -> erases(e, before));
      return alsoErased ? changed() : done("a personal part removed", Kind.CHANGED, p, p);
    }

    private static boolean erases(AuditEntry entry, AuditEntry of) {
      return entry.action().equals("erase_user")
          && entry.seq() > of.seq()
          && entry.resource().equals("user:" + of.userId());
    }

    private Tampering deleted() {
      var p = 1 + random.nextInt((int) trail.lastSigned());
      entries.remove(p - 1);
      return done("an entry deleted", p == length ? Kind.CUT : Kind.DELETED, p, p);
    }

    private Tampering deletedAndNumberedAnew() {
      var p = 1 + random.nextInt(length - 1);
      entries.remove(p - 1);
      numberAnew(p);
      return done("an entry deleted, the rest numbered anew", Kind.DELETED, p, p);
    }

    /** With a hash and a link that are right, or with none that fits. */
    private Tampering inserted(boolean fitting) {
      var p = 1 + random.nextInt(length);
      var before = p == 1 ? ChainHead.genesis(ChainHead.MAIN) : entries.get(p - 2).head();
      var fits = AuditLog.after(before).append(AuditFixture.aDraft(9_000));
      entries.add(p - 1, fitting ? fits : AlteredEntry.of(fits).hash("cd".repeat(32)).entry());
      numberAnew(p + 1);
      var name = fitting ? "an entry inserted, linked" : "an entry inserted, not linked";
      return done(name + ", the rest numbered anew", Kind.INSERTED, p, p);
    }

    private Tampering swapped() {
      var p = 1 + random.nextInt(length - 1);
      var q = p + 1 + random.nextInt(length - p);
      var first = entries.get(p - 1);
      entries.set(p - 1, altered(q).seq(p).entry());
      entries.set(q - 1, AlteredEntry.of(first).seq(q).entry());
      return done("two entries swapped", Kind.SWAPPED, p, p);
    }

    private Tampering cut() {
      var left = random.nextInt((int) trail.lastSigned());
      entries.subList(left, length).clear();
      return done("the end cut off", Kind.CUT, left + 1, left + 1);
    }

    /** Its successor tells; the last but one only if it was signed who is right. */
    private Tampering forgedAlone() {
      var p = 1 + random.nextInt(length - 2);
      entries.set(p - 1, AlteredEntry.of(differing(p, HASHED)).rehashed());
      return done("an entry written anew with its hash", Kind.FORGED, p, p);
    }

    private Tampering forgedToTheEnd() {
      var p = 1 + random.nextInt((int) trail.lastSigned());
      entries.set(p - 1, AlteredEntry.of(differing(p, HASHED)).rehashed());
      relink(p + 1);
      return done(
          "entries written anew with all hashes", Kind.FORGED, trail.signedBefore(p) + 1, p);
    }

    private Tampering insertedAndForged() {
      var p = 1 + random.nextInt((int) trail.lastSigned());
      var before = p == 1 ? ChainHead.genesis(ChainHead.MAIN) : entries.get(p - 2).head();
      entries.add(p - 1, AuditLog.after(before).append(AuditFixture.aDraft(9_000)));
      numberAnew(p + 1);
      relink(p + 1);
      return done(
          "an entry inserted, all hashes made anew", Kind.FORGED, trail.signedBefore(p) + 1, p);
    }

    private Tampering checkpointRemoved() {
      var stored = new ArrayList<>(trail.checkpoints());
      var removed = stored.remove(random.nextInt(stored.size()));
      var seq = removed.head().seq();
      return done(
          "a checkpoint removed", trail.entries(), stored, Kind.CHECKPOINT_REPLACED, seq, seq);
    }

    private Tampering checkpointReplaced() {
      var stored = new ArrayList<>(trail.checkpoints());
      var at = random.nextInt(stored.size());
      var old = stored.get(at);
      var head = new ChainHead(ChainHead.MAIN, old.head().seq(), "ef".repeat(32));
      var key = random.nextBoolean() ? SignedTrail.KEY : "fedcba9876543210";
      var other = Checkpoint.unsigned(head, old.at(), old.previous(), key);
      stored.set(
          at, random.nextBoolean() ? SignedTrail.signed(other) : other.signedWith(old.signature()));
      var seq = old.head().seq();
      return done(
          "a checkpoint replaced", trail.entries(), stored, Kind.CHECKPOINT_REPLACED, seq, seq);
    }

    private AlteredEntry altered(int p) {
      return AlteredEntry.of(entries.get(p - 1));
    }

    private void numberAnew(int from) {
      for (var place = from; place <= entries.size(); place++) {
        entries.set(place - 1, altered(place).seq(place).entry());
      }
    }

    private void relink(int from) {
      for (var place = from; place <= entries.size(); place++) {
        var before = entries.get(place - 2).hash();
        entries.set(place - 1, altered(place).prevHash(before).rehashed());
      }
    }

    private Tampering done(String name, Kind kind, long earliest, long latest) {
      return done(name, entries, trail.checkpoints(), kind, earliest, latest);
    }

    private static Tampering done(
        String name,
        List<AuditEntry> entries,
        List<Checkpoint> stored,
        Kind kind,
        long earliest,
        long latest) {
      return new Tampering(name, List.copyOf(entries), List.copyOf(stored), kind, earliest, latest);
    }
  }
}
