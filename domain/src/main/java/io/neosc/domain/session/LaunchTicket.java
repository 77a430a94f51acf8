package io.neosc.domain.session;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignInId;
import java.time.Duration;
import java.time.Instant;

/**
 * What shows a gateway that somebody may enter a session (WS-8). Its bearer was given the secret by
 * a launch; here is its hash alone. It is good once and for a minute, and only as long as the
 * session is active and the sign-in that launched is good.
 *
 * @param hash SHA-256 of the secret, in lower-case hexadecimal
 * @param account whose session it is
 * @param signIn the one that launched
 * @param expiresAt from this instant on it opens nothing
 */
public record LaunchTicket(
    String hash, SessionId session, AccountId account, SignInId signIn, Instant expiresAt) {

  /** For how long a ticket is good. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  /** How many characters the secret has: 256 random bits in base64url. */
  public static final int LENGTH = 43;

  public LaunchTicket {
    if (hash.length() != 64) {
      throw new IllegalArgumentException("a launch ticket has a hash");
    }
  }

  /** Why a ticket that was given out opens nothing; for the trail alone. */
  public enum Flaw {
    USED,
    EXPIRED,
    SESSION_OVER,
    SIGNED_OUT,
    LOCKED
  }
}
