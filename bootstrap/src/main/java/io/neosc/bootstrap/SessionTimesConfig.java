package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.neosc.domain.session.TimeLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long sessions last (SE-9), {@code neosc.sessions.*}. A workspace can be stricter.
 *
 * @param idleTimeout without a sign of life for this long a session is disconnected; default 1 hour
 * @param longRunningAfter after this an active session is worth an alert; default 8 hours
 * @param orphanAfter without any sign of life for this long a session is terminated; default 24
 *     hours
 * @param maxDuration no session lasts longer; no default
 * @param sweepInterval how often sessions whose time is over are looked for; default 30 seconds
 */
@ConfigurationProperties("neosc.sessions")
record SessionTimesConfig(
    @Bindable(defaultValue = "1h") Duration idleTimeout,
    @Bindable(defaultValue = "8h") Duration longRunningAfter,
    @Bindable(defaultValue = "24h") Duration orphanAfter,
    @Nullable Duration maxDuration,
    @Bindable(defaultValue = "30s") Duration sweepInterval) {

  TimeLimits limits() {
    return new TimeLimits(
        TimeLimits.INSTALLATION, idleTimeout, longRunningAfter, orphanAfter, maxDuration);
  }
}
