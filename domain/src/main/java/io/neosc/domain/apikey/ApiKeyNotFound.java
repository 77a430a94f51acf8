package io.neosc.domain.apikey;

import io.neosc.domain.shared.DomainException;

/** There is no such API key. */
public final class ApiKeyNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public ApiKeyNotFound(ApiKeyId id) {
    super("key.not-found", "There is no API key " + id.value());
  }
}
