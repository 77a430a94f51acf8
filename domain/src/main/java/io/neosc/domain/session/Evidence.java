package io.neosc.domain.session;

import java.time.Instant;

/** What was observed of a session's security conditions. */
public record Evidence(
    Observation<TunnelStatus> tunnel, Observation<Boolean> mfa, Observation<String> ip) {

  /**
   * What can be known at launch: the connection's address, the factors of the sign-in, and of the
   * tunnel nothing.
   */
  public static Evidence atLaunch(String ipAddress, boolean secondFactor, Instant now) {
    return new Evidence(
        new Observation<>(TunnelStatus.UNKNOWN, "none", now),
        new Observation<>(secondFactor, "sign_in", now),
        new Observation<>(ipAddress, "connection", now));
  }
}
