package io.neosc.application.audit.port.in;

import io.neosc.domain.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * What of an entry can be asked for by its value (AU-3). The order is that of how few entries one
 * value has: a search begins with the first that is given.
 */
public enum AuditField {
  TRACE_ID,
  SESSION_ID,
  USER_ID,
  USER_EMAIL,
  IP,
  RESOURCE,
  ACTION;

  /** The entry's value; null if it has none, or none any more. */
  public @Nullable String of(AuditEntry entry) {
    var personal = entry.personal();
    return switch (this) {
      case TRACE_ID -> entry.traceId();
      case SESSION_ID -> entry.sessionId();
      case USER_ID -> entry.userId();
      case USER_EMAIL -> personal == null ? null : personal.userEmail();
      case IP -> personal == null ? null : personal.ipAddress();
      case RESOURCE -> entry.resource();
      case ACTION -> entry.action();
    };
  }
}
