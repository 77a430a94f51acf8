package io.neosc.domain.hold;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the trail a legal hold keeps.
 *
 * @param value the account's or session's id, or the resource as entries name it; null for a span
 * @param from the span's beginning; null otherwise
 * @param to the span's end, which is outside of it; null otherwise
 */
public record HoldScope(
    Kind kind, @Nullable String value, @Nullable Instant from, @Nullable Instant to) {

  /** The most characters of a resource. */
  public static final int MAX_VALUE = 254;

  private static final String USER = "user:";
  private static final String SESSION = "session:";

  /** What is held together. */
  public enum Kind {
    /** What an account did, and what was done to it. */
    ACCOUNT,
    /** What was done to one thing. */
    RESOURCE,
    /** What happened in one session, and to it. */
    SESSION,
    /** Everything from one moment to another. */
    TIME
  }

  public HoldScope {
    var span = kind == Kind.TIME;
    if (span != (from != null) || span != (to != null) || span == (value != null)) {
      throw new IllegalArgumentException("a hold names one thing, or a span of time");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("a span of time ends after its beginning");
    }
    switch (kind) {
      case ACCOUNT -> value = new AccountId(Objects.requireNonNull(value)).value();
      case SESSION -> value = new SessionId(Objects.requireNonNull(value)).value();
      case RESOURCE ->
          value = Text.line("a held resource", Objects.requireNonNull(value), MAX_VALUE);
      case TIME -> {}
    }
  }

  public static HoldScope of(Kind kind, String value) {
    return new HoldScope(kind, value, null, null);
  }

  public static HoldScope between(Instant from, Instant to) {
    return new HoldScope(Kind.TIME, null, from, to);
  }

  /** Whether it keeps this entry. */
  public boolean keeps(AuditEntry entry) {
    return switch (kind) {
      case ACCOUNT ->
          Objects.equals(value, entry.userId()) || entry.resource().equals(USER + value);
      case RESOURCE -> entry.resource().equals(value);
      case SESSION ->
          Objects.equals(value, entry.sessionId()) || entry.resource().equals(SESSION + value);
      case TIME ->
          !entry.timestamp().isBefore(Objects.requireNonNull(from))
              && entry.timestamp().isBefore(Objects.requireNonNull(to));
    };
  }

  /** For people. */
  public String words() {
    return kind == Kind.TIME
        ? "all from %s to before %s".formatted(from, to)
        : "%s %s".formatted(kind.name().toLowerCase(Locale.ROOT), value);
  }

  /** Whether it names this account itself. */
  public boolean names(AccountId account) {
    return kind == Kind.ACCOUNT && account.value().equals(value)
        || kind == Kind.RESOURCE && (USER + account.value()).equals(value);
  }
}
