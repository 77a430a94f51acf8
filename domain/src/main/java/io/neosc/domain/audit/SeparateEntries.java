package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at entries that are no part of a chain without gaps: each by its own hash and commitment,
 * and all by their order if they are newest first. Whether one is missing among them only who
 * counted them knows. For one thread only.
 */
public final class SeparateEntries {
  private static final Comparator<AuditEntry> NEWEST_FIRST =
      Comparator.comparing(AuditEntry::timestamp).thenComparing(AuditEntry::seq).reversed();

  private final boolean newestFirst;
  private final Findings findings = new Findings();
  private @Nullable AuditEntry before;
  private ChainHead head = ChainHead.genesis(ChainHead.MAIN);
  private long lowest = CanonicalJson.MAX_SAFE_INTEGER;
  private long entries;
  private long erased;

  /**
   * @param newestFirst false if nobody knows their order
   */
  public SeparateEntries(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  /** The next entry. */
  public void see(FoundEntry found) {
    entries++;
    switch (found) {
      case FoundEntry.Unreadable(long seq) ->
          findings.add(
              Kind.CHANGED,
              seq == FoundEntry.NO_SEQ ? place() : seq,
              "or what stands behind it has not the form of an entry any more");
      case FoundEntry.Readable(AuditEntry entry) -> readable(entry);
    }
  }

  private long place() {
    return before == null ? 0 : before.seq();
  }

  private void readable(AuditEntry entry) {
    var seq = entry.seq();
    if (!valid(entry)) {
      findings.add(Kind.CHANGED, seq, "is not what its hash was taken from");
    }
    var personal = entry.personal();
    if (personal == null) {
      erased++;
    } else if (!personal.commitment().equals(entry.commitment())) {
      findings.add(Kind.CHANGED, seq, "has another personal part than at first");
    }
    if (newestFirst && before != null) {
      order(before, entry);
    }
    before = entry;
    lowest = Math.min(lowest, seq);
    if (seq > head.seq()) {
      head = entry.head();
    }
  }

  private void order(AuditEntry newer, AuditEntry entry) {
    var order = NEWEST_FIRST.compare(newer, entry);
    if (order == 0) {
      findings.add(Kind.INSERTED, entry.seq(), "is there more than once");
    } else if (order > 0) {
      findings.add(Kind.SWAPPED, newer.seq(), "stands in the place of another one");
    }
  }

  private static boolean valid(AuditEntry entry) {
    try {
      return entry.v() == AuditEntry.VERSION && entry.computedHash().equals(entry.hash());
    } catch (IllegalArgumentException _) { // no canonical form: nothing that was ever hashed
      return false;
    }
  }

  /**
   * @param unknown why nobody can say whether one is missing
   */
  public VerificationReport report(String unknown) {
    var integrity = findings.integrity();
    return new VerificationReport(
        entries == 0 ? 0 : Math.min(lowest, head.seq()) - (head.seq() == 0 ? 0 : 1),
        head,
        entries,
        erased,
        0,
        erased > 0 && integrity.equals(Verdict.INTACT)
            ? Verdict.unknown(erased + " have no personal part, and who was erased is not in it")
            : integrity,
        findings.completeness(unknown),
        findings.freshness("nobody asks how late it is"));
  }
}
