package io.neosc.adapter.rest.security;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.shared.IpAddress;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling where memory is certain of it. */
@Singleton
public final class Callers {
  private static final String SCHEME = "Bearer ";
  private final AccessTokens tokens;
  private final SignInQueries signIns;
  private final LocksInForceQueries locks;

  Callers(AccessTokens tokens, SignInQueries signIns, LocksInForceQueries locks) {
    this.tokens = tokens;
    this.signIns = signIns;
    this.locks = locks;
  }

  /** The token in an Authorization header; null if there is none. */
  static @Nullable String tokenIn(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  /**
   * The person that this Authorization header is of, if the token is good, memory knows that the
   * sign-in behind it is (ID-8), and no lock hits who calls from there (SE-12); null for everybody
   * else. Never blocks.
   */
  public @Nullable Caller remembered(String authorization, IpAddress address) {
    var token = tokenIn(authorization);
    if (token == null || token.startsWith(ApiKey.KEY_PREFIX)) {
      return null;
    }
    return tokens
        .verify(token)
        .map(signIns::remembered)
        .map(verdict -> verdict instanceof Verdict.Live(var signIn) ? signIn : null)
        .filter(signIn -> !locked(signIn, address))
        .map(Caller::new)
        .orElse(null);
  }

  private boolean locked(SignIn.State signIn, IpAddress address) {
    return locks
        .remembered(LockSubject.person(signIn.accountId(), signIn.role(), address))
        .isPresent();
  }
}
