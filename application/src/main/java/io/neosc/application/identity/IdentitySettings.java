package io.neosc.application.identity;

import java.time.Duration;

/**
 * What an installation decides about accounts and sign-ins.
 *
 * @param registrationOpen whether people may make accounts for themselves
 * @param signInLifetime a sign-in is over after this, however often it was refreshed
 * @param offlineGrace for how long remembered sign-ins are trusted while the store is away
 */
public record IdentitySettings(
    boolean registrationOpen, Duration signInLifetime, Duration offlineGrace) {
  public static final IdentitySettings DEFAULT =
      new IdentitySettings(true, Duration.ofDays(30), Duration.ofSeconds(60));
}
