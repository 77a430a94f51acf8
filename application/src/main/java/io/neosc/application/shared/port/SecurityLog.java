package io.neosc.application.shared.port;

import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.shared.Repeats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log lines of the category {@code security} (OB-6, OB-8), for those who watch the log rather
 * than the audit trail. Each carries {@code category, event, user_id, ip_address, success}; an id
 * or address that is not known is left out. Refusals that can be had any number of times are told
 * at most every ten seconds, with their count.
 */
public final class SecurityLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.neosc.security");
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofSeconds(10);
  private static final int MAX_KINDS = 4_096;
  private static final int LONGEST_ORIGIN = 200;
  private final InstantSource clock;
  private final Repeats repeats = new Repeats(TOLD_AGAIN_AFTER, MAX_KINDS);

  public SecurityLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Somebody tried to sign in, or to stay signed in.
   *
   * @param userId the account that was meant, if there is one
   * @param method how, such as {@code password} or {@code refresh}
   * @param reason why it was refused; null for a success
   */
  public void authenticationAttempt(
      @Nullable String userId, @Nullable String ipAddress, String method, @Nullable String reason) {
    var success = reason == null;
    var line = success ? LOG.atInfo() : LOG.atWarn();
    line = of(line, "authentication_attempt", userId, ipAddress, success);
    line = line.addKeyValue("method", method);
    if (success) {
      line.log("Signed in");
    } else {
      line.addKeyValue("reason", reason).log("A sign-in was refused");
    }
  }

  /**
   * Somebody showed a token, ticket or key that proves nothing, or none where one is needed.
   *
   * @param method where, such as {@code bearer} or {@code live_stream}
   * @param reason what was wrong, such as {@code invalid_token}
   */
  public void credentialsRefused(@Nullable String ipAddress, String method, String reason) {
    var count = count("credentials", null, ipAddress, method + ' ' + reason);
    if (count > 0) {
      of(LOG.atWarn(), "authentication_attempt", null, ipAddress, false)
          .addKeyValue("method", method)
          .addKeyValue("reason", reason)
          .addKeyValue("count", count)
          .log("Credentials were refused");
    }
  }

  /**
   * Somebody who is known wanted what he may not (403, 423).
   *
   * @param wanted the method and path
   * @param reason what stands in the way, such as {@code role} or {@code scope}
   */
  public void authorizationFailure(
      @Nullable String userId, @Nullable String ipAddress, String wanted, String reason) {
    var count = count("authorization", userId, ipAddress, wanted + ' ' + reason);
    if (count > 0) {
      of(LOG.atWarn(), "authorization_failure", userId, ipAddress, false)
          .addKeyValue("wanted", wanted)
          .addKeyValue("reason", reason)
          .addKeyValue("count", count)
          .log("Something was wanted that is not allowed");
    }
  }

  /**
   * A page of an origin that is not allowed wanted something through somebody's browser.
   *
   * @param wanted the method and path
   * @param origin the page's; its first {@value #LONGEST_ORIGIN} characters are told. Whatever
   *     paths and origins a client makes up, the first is told, and in ten seconds no other
   */
  public void foreignOrigin(@Nullable String ipAddress, String wanted, String origin) {
    var count = count("origin", null, ipAddress, "");
    if (count > 0) {
      of(LOG.atWarn(), "authorization_failure", null, ipAddress, false)
          .addKeyValue("wanted", wanted)
          .addKeyValue("reason", "foreign_origin")
          .addKeyValue("origin", origin.substring(0, Math.min(origin.length(), LONGEST_ORIGIN)))
          .addKeyValue("count", count)
          .log("A page of a foreign origin was refused");
    }
  }

  /**
   * Somebody asked more often than the limit admits (429).
   *
   * @param limit the limit's name, such as {@code account-per-minute}
   */
  public void rateLimitViolation(
      @Nullable String userId, @Nullable String ipAddress, String limit) {
    var count = count("rate", userId, ipAddress, limit);
    if (count > 0) {
      of(LOG.atWarn(), "rate_limit_violation", userId, ipAddress, false)
          .addKeyValue("limit", limit)
          .addKeyValue("count", count)
          .log("More requests than the limit admits");
    }
  }

  /**
   * Tokens that were good are so no more.
   *
   * @param userId whose they were
   * @param reason why; a token that was used again is in two hands, and critical
   * @param revokedBy who ended them; null if the product did
   */
  public void tokenRevocation(
      String userId,
      @Nullable String ipAddress,
      RevocationReason reason,
      @Nullable String revokedBy) {
    var line = reason == RevocationReason.TOKEN_REUSED ? critical() : LOG.atInfo();
    of(line, "token_revocation", userId, ipAddress, true)
        .addKeyValue("reason", reason.name().toLowerCase(Locale.ROOT))
        .addKeyValue("revoked_by", revokedBy)
        .log("Tokens were revoked");
  }

  /**
   * How the product protects was changed: policies, roles, who may sign in, keys, locks.
   *
   * @param what what was done to what, and how
   */
  public void configurationChange(
      @Nullable String userId, @Nullable String ipAddress, ConfigurationChange what) {
    of(what.weaker() ? critical() : LOG.atWarn(), "configuration_change", userId, ipAddress, true)
        .addKeyValue("action", what.action())
        .addKeyValue("changed", what.changed())
        .addKeyValue("changes", what.changes())
        .log("The configuration of security was changed");
  }

  /**
   * What was done to how the product protects.
   *
   * @param action as in the audit trail, such as {@code toggle_policy}
   * @param changed to what, such as {@code policy:pol-mfa-required}
   * @param changes each changed field with {@code from} and {@code to}; empty if all is new or gone
   * @param weaker whether a protection is gone, which is critical
   */
  public record ConfigurationChange(
      String action, String changed, Map<String, ?> changes, boolean weaker) {
    public ConfigurationChange {
      changes = Map.copyOf(changes);
    }
  }

  private static LoggingEventBuilder critical() {
    return LOG.atError().addMarker(CriticalMarker.MARKER);
  }

  private int count(String kind, @Nullable String userId, @Nullable String ip, String what) {
    return repeats.seen(kind + ' ' + (userId == null ? ip : userId) + ' ' + what, clock.instant());
  }

  private static LoggingEventBuilder of(
      LoggingEventBuilder line,
      String event,
      @Nullable String userId,
      @Nullable String ipAddress,
      boolean success) {
    return line.addKeyValue("category", "security")
        .addKeyValue("event", event)
        .addKeyValue("user_id", userId)
        .addKeyValue("ip_address", ipAddress)
        .addKeyValue("success", success);
  }
}
