package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are made (ID-5).
 *
 * @param jwtSecret signs and verifies
 * @param jwtSecretPrevious verifies too while keys are rotated; as strong as the other
 * @param accessTokenTtl the life of an access token
 */
@ConfigurationProperties("neosc.security")
record SecuritySettings(
    @Bindable(defaultValue = "") String jwtSecret,
    @Nullable String jwtSecretPrevious,
    @Bindable(defaultValue = "15m") Duration accessTokenTtl,
    @Bindable(defaultValue = "neosc") String issuer,
    @Bindable(defaultValue = "neosc-api") String audience) {
  @Override
  public String toString() {
    return "SecuritySettings[secrets hidden]";
  }
}
