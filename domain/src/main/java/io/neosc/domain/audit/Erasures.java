package io.neosc.domain.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which personal parts may be missing: those of a subject that a later entry {@code erase_user} in
 * the same chain says was erased, and those that such an entry lists (AU-12, ADR 019). An entry is
 * of a subject when the subject did it, or when it was done to the subject. What else tells of the
 * subject cannot be known from what the chain signs, so the erasure says it. Keeps eight bytes for
 * each missing part until it is covered.
 */
final class Erasures {
  private static final String ACTION = "erase_user";
  private static final String SUBJECT = "user:";

  /** Whose personal parts may have been in entries that have none. */
  private record Whose(@Nullable String did, @Nullable String doneTo) {
    static Whose of(AuditEntry entry) {
      return new Whose(entry.userId(), subject(entry));
    }

    boolean erasedWith(String subject) {
      return subject.equals(did) || subject.equals(doneTo);
    }
  }

  /** The places without a personal part that no erasure has covered yet; none is empty. */
  private final Map<Whose, Places> waiting = new LinkedHashMap<>();

  /** Entries are told in the order of their seq. */
  void see(AuditEntry entry) {
    explain(entry);
    if (entry.personal() == null) {
      waiting.computeIfAbsent(Whose.of(entry), _ -> new Places()).add(entry.seq());
    }
  }

  /** Lets an entry behind all that were seen cover what it does, and asks nothing of itself. */
  void explain(AuditEntry entry) {
    var subject = subject(entry);
    if (subject != null && entry.action().equals(ACTION) && entry.success()) {
      waiting.keySet().removeIf(whose -> whose.erasedWith(subject));
      ErasedElsewhere.in(entry).forEach(this::cover);
    }
  }

  /** Covers all that is missing. */
  void all() {
    waiting.clear();
  }

  private void cover(ErasedElsewhere.Run run) {
    waiting
        .values()
        .removeIf(places -> {
          places.remove(run.first(), run.last());
          return places.isEmpty();
        });
  }

  /** The first place whose personal part is missing without an erasure after it; 0 if none. */
  long uncovered() {
    return waiting.values().stream().mapToLong(Places::first).min().orElse(0);
  }

  /** Whether a personal part is missing behind {@code seq} without an erasure after it. */
  boolean uncoveredBehind(long seq) {
    return waiting.values().stream().anyMatch(places -> places.last() > seq);
  }

  private static @Nullable String subject(AuditEntry entry) {
    return entry.resource().startsWith(SUBJECT)
        ? entry.resource().substring(SUBJECT.length())
        : null;
  }
}
