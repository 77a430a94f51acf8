package io.neosc.domain.apikey;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to API keys. */
public sealed interface ApiKeyEvent extends DomainEvent {
  ApiKeyId apiKeyId();

  String name();

  record Created(
      ApiKeyId apiKeyId,
      String name,
      List<Scope> scopes,
      @Nullable Instant expiresAt,
      Instant occurredAt)
      implements ApiKeyEvent {}

  /** A person was erased whose address or name was in its name (AU-12). */
  record PersonForgotten(ApiKeyId apiKeyId, String name, Instant occurredAt)
      implements ApiKeyEvent {}

  record Revoked(ApiKeyId apiKeyId, String name, Instant occurredAt) implements ApiKeyEvent {}
}
