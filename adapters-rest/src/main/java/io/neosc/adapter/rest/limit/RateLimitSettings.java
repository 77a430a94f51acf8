package io.neosc.adapter.rest.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many requests are answered in a minute, on each node (API-8); 1 to 1,000,000.
 *
 * @param accountPerMinute of one account, with all its tokens together
 * @param gatewayPerMinute of one API key with the scope {@code sessions:report}
 * @param authPerMinute to {@code /api/auth/*}, of one address
 * @param publicPerMinute of one address, of callers that are not signed in and to routes that are
 *     open to anybody
 */
@ConfigurationProperties("neosc.rate-limits")
record RateLimitSettings(
    @Bindable(defaultValue = "600") int accountPerMinute,
    @Bindable(defaultValue = "600000") int gatewayPerMinute,
    @Bindable(defaultValue = "60") int authPerMinute,
    @Bindable(defaultValue = "120") int publicPerMinute) {
  private static final int MOST = 100_000_000;

  RateLimitSettings {
    require("account-per-minute", accountPerMinute);
    require("gateway-per-minute", gatewayPerMinute);
    require("auth-per-minute", authPerMinute);
    require("public-per-minute", publicPerMinute);
  }

  private static void require(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "neosc.rate-limits." + key + " is 1 to " + MOST + ", not " + value);
    }
  }
}
