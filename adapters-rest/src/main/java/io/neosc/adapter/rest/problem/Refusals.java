package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpStatus;
import io.neosc.domain.alert.AlertNotOpen;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.session.NoActiveSession;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.ReportAhead;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionLimitReached;
import io.neosc.domain.shared.DomainException;
import io.neosc.domain.shared.VersionMismatch;
import java.util.Locale;
import java.util.Map;

/** What the product's refusals are on the wire. */
public final class Refusals {
  private Refusals() {}

  /** There is no default: a new kind does not compile without a status. */
  static HttpStatus statusOf(DomainException refusal) {
    return switch (refusal) {
      case CredentialsRefused _ -> HttpStatus.UNAUTHORIZED;
      case TooManyAttempts _ -> HttpStatus.TOO_MANY_REQUESTS;
      case VersionMismatch _ -> HttpStatus.PRECONDITION_FAILED;
      case DomainException.NotFound _ -> HttpStatus.NOT_FOUND;
      case DomainException.Conflict _ -> HttpStatus.CONFLICT;
      case DomainException.RuleViolated _ -> HttpStatus.UNPROCESSABLE_ENTITY;
      case DomainException.Forbidden _ -> HttpStatus.FORBIDDEN;
      case DomainException.Locked _ -> HttpStatus.LOCKED;
    };
  }

  public static Problem problemOf(DomainException refusal) {
    return Problem.of(ProblemCode.of(refusal.code()), refusal.getMessage(), contextOf(refusal));
  }

  private static Map<String, Object> contextOf(DomainException refusal) {
    return switch (refusal) {
      case SessionAlreadyEnded ended ->
          Map.of("status", lower(ended.status()), "session", SessionFacts.of(ended.present()));
      case NoActiveSession none ->
          Map.of("workspace_id", none.workspace().value(), "active_sessions", 0);
      case AlertNotOpen alert -> Map.of("status", lower(alert.status()));
      case VersionMismatch stale -> Map.of("version", stale.presentVersion());
      case SessionLimitReached full ->
          Map.of(
              "scope",
              full.scope(),
              "limit",
              full.limit(),
              "max",
              full.max(),
              "present",
              full.present());
      case ReportAhead report ->
          Map.of(
              "field", "at",
              "ahead_seconds", report.aheadSeconds(),
              "max_ahead_seconds", Report.LONGEST_AHEAD.toSeconds());
      case LockInForce locked -> contextOf(locked);
      default -> Map.of();
    };
  }

  private static Map<String, Object> contextOf(LockInForce locked) {
    var end = locked.expiresAt();
    var target = lower(locked.kind());
    return end == null
        ? Map.of("target", target, "reason", locked.reason())
        : Map.of("target", target, "reason", locked.reason(), "expires_at", SessionFacts.time(end));
  }

  private static String lower(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
