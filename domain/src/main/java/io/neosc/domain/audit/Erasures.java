package io.neosc.domain.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which personal parts may be missing: those of a subject that a later entry {@code erase_user} in
 * the same chain says was erased (AU-12). An entry is of a subject when the subject did it, or when
 * it was done to the subject. Keeps as much as there are subjects, however long the chain.
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

  /** The first place without a personal part that no erasure has covered yet. */
  private final Map<Whose, Long> waiting = new LinkedHashMap<>();

  /** Entries are told in the order of their seq. */
  void see(AuditEntry entry) {
    var subject = subject(entry);
    if (subject != null && entry.action().equals(ACTION) && entry.success()) {
      waiting.keySet().removeIf(whose -> whose.erasedWith(subject));
    }
    if (entry.personal() == null) {
      waiting.putIfAbsent(Whose.of(entry), entry.seq());
    }
  }

  /** The first place whose personal part is missing without an erasure after it; 0 if none. */
  long uncovered() {
    return waiting.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  private static @Nullable String subject(AuditEntry entry) {
    return entry.resource().startsWith(SUBJECT)
        ? entry.resource().substring(SUBJECT.length())
        : null;
  }
}
