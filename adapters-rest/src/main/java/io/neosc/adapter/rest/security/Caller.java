package io.neosc.adapter.rest.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.neosc.adapter.rest.request.ClientAddress;
import io.neosc.adapter.rest.request.RequestIds;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.SignIn;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is calling: a sign-in that was good when its request was accepted. The role is the sign-in's
 * own, whatever the token said.
 */
public final class Caller implements Authentication {
  private static final long serialVersionUID = 1L;
  private final transient SignIn.State signIn;

  Caller(SignIn.State signIn) {
    this.signIn = signIn;
  }

  /**
   * The caller of a route that only signed-in callers reach.
   *
   * @throws IllegalStateException if the route is open to others
   */
  public static Caller of(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Caller.class)
        .orElseThrow(() -> new IllegalStateException("this route needs a signed-in caller"));
  }

  /** Who asks, from where and under which trace: the one place that makes a request's context. */
  public static CommitContext contextOf(HttpRequest<?> request) {
    var actor = request.getUserPrincipal(Caller.class).map(Caller::actor).orElse(null);
    var context =
        new CommitContext(
            actor,
            ClientAddress.of(request).text(),
            request.getHeaders().get("User-Agent"),
            RequestIds.of(request).traceId(),
            null);
    return request
        .getUserPrincipal(KeyCaller.class)
        .flatMap(KeyCaller::apiKey)
        .map(context::by)
        .orElse(context);
  }

  public SignIn.State signIn() {
    return signIn;
  }

  public Actor actor() {
    return signIn.actor();
  }

  public AccountId accountId() {
    return signIn.accountId();
  }

  @Override
  public String getName() {
    return signIn.accountId().value();
  }

  @Override
  public Collection<String> getRoles() {
    return List.of(signIn.role().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
