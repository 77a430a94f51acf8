package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What known callers asked for without having the right to it. */
public sealed interface PermissionEvent extends DomainEvent {

  /**
   * A caller was refused (ID-18).
   *
   * @param method the HTTP method
   * @param route the route's template, never the path that was asked for
   * @param apiKey the id of the API key that called; null if an account did
   * @param byLock whether a lock stood in the way, and not the caller's role or scopes
   * @param times how often this was; the first refusal is told at once, the others of the next
   *     minute together
   */
  record Denied(
      String method,
      String route,
      @Nullable String apiKey,
      boolean byLock,
      int times,
      Instant occurredAt)
      implements PermissionEvent {}
}
