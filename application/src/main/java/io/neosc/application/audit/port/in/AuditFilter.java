package io.neosc.application.audit.port.in;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted (AU-3): all conditions together; null, or empty for actions, leaves one
 * out.
 *
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 */
public record AuditFilter(
    @Nullable String userId,
    Set<String> actions,
    @Nullable String resource,
    @Nullable Boolean success,
    @Nullable String sessionId,
    @Nullable String traceId,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final AuditFilter ALL =
      new AuditFilter(null, Set.of(), null, null, null, null, null, null);

  public AuditFilter {
    actions = Set.copyOf(actions);
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("from is before to");
    }
  }

  /** The same conditions, on entries of one account alone. */
  public AuditFilter ownedBy(String account) {
    return new AuditFilter(account, actions, resource, success, sessionId, traceId, from, to);
  }
}
