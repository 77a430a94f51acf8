package io.neosc.adapter.rest.security;

import io.micronaut.security.authentication.Authentication;
import io.neosc.domain.apikey.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A machine that calls with a key: no account, no role, only scopes. Routes name the scopes that
 * open them beside their roles ({@link Access}).
 */
final class KeyCaller implements Authentication {
  private static final long serialVersionUID = 1L;
  private final String name;
  private final transient List<Scope> scopes;

  /**
   * @param name the key's id; it is no secret
   */
  KeyCaller(String name, List<Scope> scopes) {
    this.name = name;
    this.scopes = List.copyOf(scopes);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Collection<String> getRoles() {
    return scopes.stream().map(scope -> Access.SCOPE + scope.value()).toList();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
