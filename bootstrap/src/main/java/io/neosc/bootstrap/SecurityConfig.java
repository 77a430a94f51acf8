package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins and tokens, {@code neosc.security.*}.
 *
 * @param jwtSecret key that signs access tokens, at least 64 characters (alias {@code
 *     STATUS_JWT_SECRET}); required, in development mode generated and kept in the data folder
 * @param signInLifetime a sign-in is over after this, however often it was refreshed; default 30
 *     days
 * @param offlineGrace how long remembered sign-ins are trusted while MongoDB is away (ID-8);
 *     default 60 seconds
 */
@ConfigurationProperties("neosc.security")
record SecurityConfig(
    @Nullable String jwtSecret,
    @Bindable(defaultValue = "30d") Duration signInLifetime,
    @Bindable(defaultValue = "60s") Duration offlineGrace) {

  SecurityConfig {
    JwtSecret.require(jwtSecret);
    if (signInLifetime.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new StartRefused("neosc.security.sign-in-lifetime is at least one minute.");
    }
    if (offlineGrace.isNegative()) {
      throw new StartRefused("neosc.security.offline-grace is not negative.");
    }
  }

  @Override
  public String toString() {
    return "SecurityConfig[secret hidden]";
  }
}
