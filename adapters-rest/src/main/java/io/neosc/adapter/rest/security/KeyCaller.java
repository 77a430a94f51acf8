package io.neosc.adapter.rest.security;

import io.micronaut.security.authentication.Authentication;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.shared.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine that calls with a key: no account, no role, only scopes. Routes name the scopes that
 * open them beside their roles ({@link Access}).
 */
final class KeyCaller implements Authentication {
  private static final long serialVersionUID = 1L;
  private final String name;
  private final transient List<String> roles;

  /**
   * @param name the key's id, or what the installation calls a credential of its own; no secret
   */
  KeyCaller(String name, List<Scope> scopes) {
    this.name = name;
    this.roles = scopes.stream().map(scope -> Access.SCOPE + scope.value()).toList();
  }

  /** Which API key it is; empty for the installation's own scrape token. */
  Optional<ApiKeyId> apiKey() {
    return Ids.valid(ApiKeyId.PREFIX, name) ? Optional.of(new ApiKeyId(name)) : Optional.empty();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Collection<String> getRoles() {
    return roles;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
