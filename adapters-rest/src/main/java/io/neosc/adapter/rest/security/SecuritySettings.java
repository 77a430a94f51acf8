package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are made (ID-5).
 *
 * @param jwtSecret signs and verifies; at least 64 characters
 * @param jwtSecretPrevious verifies too while keys are rotated; as strong as the other
 * @param accessTokenTtl 1 s to 12 h
 */
@ConfigurationProperties("neosc.security")
record SecuritySettings(
    @Bindable(defaultValue = "") String jwtSecret,
    @Nullable String jwtSecretPrevious,
    @Bindable(defaultValue = "15m") Duration accessTokenTtl,
    @Bindable(defaultValue = "neosc") String issuer,
    @Bindable(defaultValue = "neosc-api") String audience) {
  private static final Duration MAX_TTL = Duration.ofHours(12);

  SecuritySettings {
    if (!accessTokenTtl.isPositive() || accessTokenTtl.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException(
          "neosc.security.access-token-ttl is 1 s to 12 h, not " + accessTokenTtl);
    }
  }

  @Override
  public String toString() {
    return "SecuritySettings[secrets hidden]";
  }
}
