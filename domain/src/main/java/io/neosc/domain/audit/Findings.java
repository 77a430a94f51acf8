package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** What a verification found: of each of its three questions what comes first in the chain. */
public final class Findings {
  private @Nullable Finding integrity;
  private @Nullable Finding completeness;
  private @Nullable Finding freshness;

  void add(Kind kind, long seq, String detail) {
    add(new Finding(kind, seq, detail));
  }

  public void add(Finding found) {
    switch (found.kind()) {
      case CHANGED, INSERTED, SWAPPED, FORGED -> integrity = first(integrity, found);
      case DELETED, CUT, CHECKPOINT_REPLACED -> completeness = first(completeness, found);
      case STALE -> freshness = first(freshness, found);
    }
  }

  private static Finding first(@Nullable Finding known, Finding found) {
    return known == null || found.seq() < known.seq() ? found : known;
  }

  /** Whether the first that is missing is this one. */
  boolean deletedAt(long seq) {
    return completeness != null && completeness.kind() == Kind.DELETED && completeness.seq() == seq;
  }

  /** Whether something behind a place is not as it was, such as the entry that tells of it. */
  boolean explain(long seq) {
    return integrity != null && integrity.seq() > seq
        || completeness != null && completeness.seq() > seq;
  }

  /** What looked missing, or changed, there is in another's place. */
  void swapped(long seq) {
    if (deletedAt(seq)) {
      completeness = null;
    }
    if (integrity == null || integrity.seq() >= seq) {
      integrity = new Finding(Kind.SWAPPED, seq, "stands in the place of another one");
    }
  }

  public Verdict integrity() {
    return integrity == null ? Verdict.INTACT : Verdict.broken(integrity);
  }

  /**
   * @param unknown why nothing can be told if nothing was found; null if it can
   */
  public Verdict completeness(@Nullable String unknown) {
    return verdict(completeness, unknown);
  }

  /**
   * @param unknown why nothing can be told if nothing was found; null if it can
   */
  Verdict freshness(@Nullable String unknown) {
    return verdict(freshness, unknown);
  }

  private static Verdict verdict(@Nullable Finding found, @Nullable String unknown) {
    if (found != null) {
      return Verdict.broken(found);
    }
    return unknown == null ? Verdict.INTACT : Verdict.unknown(unknown);
  }
}
