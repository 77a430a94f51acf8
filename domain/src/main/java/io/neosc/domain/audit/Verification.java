package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a chain, entry by entry, and answers three questions (AU-9): is each entry as it was
 * written, is none missing, and do signed checkpoints reach as far as they should by now. It goes
 * on after a finding; of each question the first one counts. What it keeps does not grow with the
 * chain, so a slice of a store, a file and an archive can be walked alike. For one thread only.
 *
 * <p>What it cannot see: entries that were added at the end with the right hashes, and what became
 * of entries that no checkpoint covers yet.
 */
public final class Verification {
  private static final String TWICE = "is there more than once";

  private final long from;
  private final CheckpointTrust checkpoints;
  private final Erasures erasures = new Erasures();
  private final Findings findings = new Findings();
  private final String chain;

  /** The place of the next entry. */
  private long place;

  /** The hash that it should name, null if what is before has none, and the hash before that. */
  private @Nullable String link;

  private @Nullable String linkBefore;

  /** Judged when it is known what is behind it. */
  private @Nullable FoundEntry held;

  private @Nullable ChainHead anchor;
  private long confirmed;
  private long anchored;
  private long entries;
  private long erased;
  private @Nullable AuditEntry stray;
  private @Nullable Instant firstUncovered;
  private final @Nullable String startUnknown;

  /** An entry still has to tell of it. */
  private @Nullable Boundary untold;

  /**
   * @param from the entry before the first one, {@link ChainHead#genesis} for a whole chain
   * @param checkpoints as below
   */
  public Verification(ChainHead from, CheckpointTrust checkpoints) {
    this(TrailStart.behind(from), checkpoints);
  }

  /**
   * @param start where the first entry stands
   * @param checkpoints asked for one by one; none of them is beyond what was written when the
   *     entries were begun to be read
   */
  public Verification(TrailStart start, CheckpointTrust checkpoints) {
    var before = start.before();
    this.chain = before.chain();
    this.from = before.seq();
    this.place = before.seq() + 1;
    this.link = start.trusted() ? before.hash() : null;
    this.confirmed = before.seq();
    this.checkpoints = checkpoints;
    this.startUnknown = start.unknown();
    this.untold = start.boundary();
    if (start.finding() != null) {
      findings.add(start.finding());
    }
    nextAnchor();
  }

  /**
   * A whole chain, all of which is at hand and no checkpoint of it: nobody can say then whether its
   * end is missing.
   *
   * @param entries ascending by seq
   */
  public static VerificationReport of(List<AuditEntry> entries) {
    var none = Collections.<FoundCheckpoint>emptyIterator();
    var untrusting = CheckpointTrust.ofSome(none, (_, _, _) -> TrailSignatures.Answer.UNKNOWN_KEY);
    var chain = entries.isEmpty() ? ChainHead.MAIN : entries.getFirst().chain();
    var verification = new Verification(ChainHead.genesis(chain), untrusting);
    entries.forEach(entry -> verification.see(new FoundEntry.Readable(entry)));
    return verification.report(null, Duration.ZERO);
  }

  /** The next entry in the order of the store, ascending by seq. */
  public void see(FoundEntry found) {
    if (held != null) {
      judge(held, found);
    }
    held = found;
  }

  /**
   * An erasure behind the end of what is seen; to be told when all entries were seen. Whoever tells
   * it vouches for its being in the chain; here it is asked for its own hash and commitment.
   */
  public void erasedLater(AuditEntry erasure) {
    var personal = erasure.personal();
    if (held != null) {
      judge(held, null);
      held = null;
    }
    if (erasure.chain().equals(chain)
        && erasure.seq() >= place
        && validAt(erasure, erasure.seq())
        && (personal == null || personal.commitment().equals(erasure.commitment()))) {
      erasures.explain(erasure);
    }
  }

  /**
   * Whether a personal part is missing behind {@code seq} that no erasure explains which was seen
   * so far. An erasure is behind what it explains, so it may come yet.
   */
  public boolean unexplainedBehind(long seq) {
    return erasures.uncoveredBehind(seq)
        || held instanceof FoundEntry.Readable(AuditEntry entry)
            && entry.seq() > seq
            && entry.personal() == null;
  }

  /**
   * Takes what is missing so far for erased; for who cannot see all that is behind the end, and
   * says so. Nothing may be seen afterwards.
   */
  public void explained() {
    if (held != null) {
      judge(held, null);
      held = null;
    }
    erasures.all();
  }

  /** How many were seen; the last one is judged at the {@link #report end}. */
  public long seen() {
    return entries + (held == null ? 0 : 1);
  }

  /**
   * What there is to say when all entries were seen; nothing may be seen afterwards.
   *
   * @param now null if it is not to be asked how fresh the checkpoints are
   * @param interval how long an entry may wait for a checkpoint at most
   */
  public VerificationReport report(@Nullable Instant now, Duration interval) {
    if (held != null) {
      judge(held, null);
      held = null;
    }
    while (anchor != null) {
      if (anchor.seq() >= place) {
        findings.add(Kind.CUT, place, "is missing, a checkpoint saw " + anchor.seq());
      }
      nextAnchor();
    }
    var uncovered = erasures.uncovered();
    if (uncovered > 0 && !findings.explain(uncovered)) {
      findings.add(Kind.CHANGED, uncovered, "has no personal part, and nobody was erased");
    }
    if (untold != null && !findings.explain(from)) {
      findings.add(Kind.CHECKPOINT_REPLACED, from, "is a boundary that no entry tells of");
    }
    var replaced = checkpoints.finding();
    if (replaced != null) {
      findings.add(replaced);
    }
    var waiting = firstUncovered;
    if (now != null && waiting != null && now.isAfter(waiting.plus(interval.multipliedBy(2)))) {
      findings.add(Kind.STALE, confirmed + 1, "has waited for a checkpoint since " + waiting);
    }
    return new VerificationReport(
        from,
        head(),
        entries,
        erased,
        anchored,
        findings.integrity(),
        findings.completeness(unknown()),
        findings.freshness(now == null ? "nobody asks how late it is" : unknown()));
  }

  private ChainHead head() {
    var hash = link != null && Sha256.isHex(link) ? link : ChainHead.GENESIS_HASH;
    return new ChainHead(chain, place - 1, hash);
  }

  private @Nullable String unknown() {
    if (startUnknown != null) {
      return startUnknown;
    }
    var untrusted = checkpoints.untrusted();
    if (untrusted > 0) {
      return untrusted + " checkpoints are signed with a key that is not trusted here";
    }
    return anchored == 0 ? "no checkpoint that is trusted here covers it" : null;
  }

  // ---- one entry, with the one behind it

  private void judge(FoundEntry found, @Nullable FoundEntry next) {
    entries++;
    switch (found) {
      case FoundEntry.Unreadable(long seq) -> unreadable(seq, next);
      case FoundEntry.Readable(AuditEntry entry) -> readable(entry, next);
    }
  }

  private void unreadable(long seq, @Nullable FoundEntry next) {
    if (seq != FoundEntry.NO_SEQ && seq < place) {
      findings.add(Kind.INSERTED, seq, TWICE);
      return;
    }
    if (seq > place) {
      missing(seq);
    }
    var nextSeq = next instanceof FoundEntry.Readable(AuditEntry entry) ? entry.seq() : -1;
    if (nextSeq == place) {
      findings.add(Kind.INSERTED, place, "is preceded by something that is no entry");
      return;
    }
    findings.add(Kind.CHANGED, place, "has not the form of an entry any more");
    passed(null);
  }

  private void readable(AuditEntry entry, @Nullable FoundEntry next) {
    if (!entry.chain().equals(chain)) {
      findings.add(Kind.CHANGED, place, "belongs to another chain");
      passed(null);
      return;
    }
    if (entry.seq() < place) {
      again(entry);
      return;
    }
    if (entry.seq() > place) {
      missing(entry.seq());
    }
    part(entry);
    erasures.see(entry);
    untold = untold != null && untold.toldBy(entry) ? null : untold;
    var following = next instanceof FoundEntry.Readable(AuditEntry after) ? after : null;
    if (entry.v() != AuditEntry.VERSION) {
      findings.add(Kind.CHANGED, place, "has version " + entry.v());
    } else if (validAt(entry, place)) {
      linked(entry, following);
      confirmed(entry, following);
    } else {
      misplaced(entry, following);
    }
    cover(entry);
    passed(entry.hash());
  }

  private void passed(@Nullable String hash) {
    linkBefore = link;
    link = hash;
    place++;
  }

  /** An entry whose place has been passed by. */
  private void again(AuditEntry entry) {
    if (findings.deletedAt(entry.seq())) {
      findings.swapped(entry.seq());
    } else {
      findings.add(Kind.INSERTED, entry.seq(), TWICE);
    }
  }

  private void missing(long found) {
    findings.add(Kind.DELETED, place, "is missing, the next one is " + found);
    linkBefore = null;
    link = null;
    place = found;
  }

  private void part(AuditEntry entry) {
    var personal = entry.personal();
    if (personal == null) {
      erased++;
    } else if (!personal.commitment().equals(entry.commitment())) {
      findings.add(Kind.CHANGED, place, "has another personal part than at first");
    }
  }

  private void linked(AuditEntry entry, @Nullable AuditEntry next) {
    if (link == null || entry.prevHash().equals(link)) {
      return;
    }
    var genuine = next != null && next.prevHash().equals(entry.hash()) || anchoredHere(entry);
    if (entry.prevHash().equals(linkBefore)) {
      findings.add(Kind.INSERTED, place - 1, "is not the one that the next one continues");
    } else if (confirmed == place - 1 || !genuine) {
      findings.add(Kind.INSERTED, place, "does not continue the entry before");
    } else {
      findings.add(Kind.FORGED, place - 1, rewritten());
    }
  }

  private boolean anchoredHere(AuditEntry entry) {
    return anchor != null && anchor.equals(entry.head());
  }

  /** Whether a checkpoint saw it so. */
  private void confirmed(AuditEntry entry, @Nullable AuditEntry next) {
    while (anchor != null && anchor.seq() < place) {
      nextAnchor();
    }
    if (anchor == null || anchor.seq() != place) {
      return;
    }
    if (anchor.hash().equals(entry.hash())) {
      confirmed = place;
      anchored++;
      firstUncovered = null;
    } else if (shifted(next)) {
      findings.add(Kind.INSERTED, place, "stands before entries that were numbered anew");
    } else {
      var alone = next != null && !next.prevHash().equals(entry.hash());
      findings.add(Kind.FORGED, alone ? place : confirmed + 1, rewritten());
    }
    nextAnchor();
  }

  private String rewritten() {
    return "was written anew with hashes to match, and so may be others from "
        + (confirmed + 1)
        + " on";
  }

  /** Its hash is not that of its content in this place. */
  private void misplaced(AuditEntry entry, @Nullable AuditEntry next) {
    if (stray != null && validAt(stray, place) && validAt(entry, stray.seq())) {
      findings.swapped(stray.seq());
    } else if (next != null && next.seq() == place) {
      findings.add(Kind.INSERTED, place, TWICE);
    } else if (validAt(entry, place + 1)) {
      displaced(next);
    } else if (validAt(entry, place - 1)) {
      findings.add(Kind.INSERTED, place - 1, "stands before entries that were numbered anew");
    } else if (shifted(next)) {
      findings.add(Kind.INSERTED, place, "stands before entries that were numbered anew");
    } else {
      findings.add(Kind.CHANGED, place, "is not what its hash was taken from");
      stray = stray == null ? entry : stray;
    }
  }

  /** Whether it belongs in the place before the one that it has. */
  private static boolean shifted(@Nullable AuditEntry entry) {
    return entry != null && !validAt(entry, entry.seq()) && validAt(entry, entry.seq() - 1);
  }

  /** It is the entry that belongs behind this place. */
  private void displaced(@Nullable AuditEntry next) {
    if (next == null || validAt(next, place + 2)) {
      findings.add(Kind.DELETED, place, "is missing, those behind it were numbered anew");
    } else if (validAt(next, place)) {
      findings.add(Kind.SWAPPED, place, "stands in the place of the one behind it");
    } else {
      findings.add(Kind.CHANGED, place, "is another one");
    }
  }

  private void cover(AuditEntry entry) {
    if (confirmed < place && firstUncovered == null) {
      firstUncovered = entry.timestamp();
    }
  }

  private void nextAnchor() {
    anchor = null;
    while (anchor == null && checkpoints.hasNext()) {
      var next = checkpoints.next();
      anchor = next.chain().equals(chain) && next.seq() > from ? next : null;
    }
  }

  private static boolean validAt(AuditEntry entry, long place) {
    try {
      return entry.computedHash(place).equals(entry.hash());
    } catch (IllegalArgumentException _) { // no canonical form: nothing that was ever hashed
      return false;
    }
  }
}
