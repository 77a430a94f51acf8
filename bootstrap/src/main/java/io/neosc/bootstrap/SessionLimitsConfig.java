package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.neosc.domain.session.SessionLimits;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions there may be (SE-10), {@code neosc.sessions.*}.
 *
 * @param maxPerAccount active sessions of one account over all workspaces; no bound unless
 *     configured
 * @param maxActive active sessions of everybody together; no bound unless configured
 */
@ConfigurationProperties("neosc.sessions")
record SessionLimitsConfig(@Nullable Integer maxPerAccount, @Nullable Integer maxActive) {
  SessionLimits limits() {
    return new SessionLimits(maxPerAccount, maxActive);
  }
}
