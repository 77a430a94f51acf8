package io.neosc.application.shared.port;

import io.neosc.domain.shared.Repeats;
import java.time.Duration;
import java.time.InstantSource;
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
   * Somebody who is known wanted what he may not (403).
   *
   * @param wanted the method and path, or the permission that was missing
   */
  public void authorizationFailure(
      @Nullable String userId, @Nullable String ipAddress, String wanted) {
    var count = count("authorization", userId, ipAddress, wanted);
    if (count > 0) {
      of(LOG.atWarn(), "authorization_failure", userId, ipAddress, false)
          .addKeyValue("wanted", wanted)
          .addKeyValue("count", count)
          .log("Something was wanted that is not allowed");
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
   * @param reason such as {@code logout}
   * @param revokedBy who ended them; null if the product did
   */
  public void tokenRevocation(
      String userId, @Nullable String ipAddress, String reason, @Nullable String revokedBy) {
    of(LOG.atInfo(), "token_revocation", userId, ipAddress, true)
        .addKeyValue("reason", reason)
        .addKeyValue("revoked_by", revokedBy)
        .log("Tokens were revoked");
  }

  /**
   * How the product protects was changed: policies, roles, limits, keys.
   *
   * @param changed what, such as {@code policy:pol-mfa-required}
   * @param changes each changed field with {@code from} and {@code to}
   */
  public void configurationChange(
      @Nullable String userId, @Nullable String ipAddress, String changed, Map<String, ?> changes) {
    of(LOG.atWarn(), "configuration_change", userId, ipAddress, true)
        .addKeyValue("changed", changed)
        .addKeyValue("changes", changes)
        .log("The configuration of security was changed");
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
