package io.neosc.adapter.rest.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a client may take to say what it wants (RE-4); whoever is slower is answered 408 and
 * loses the connection.
 *
 * @param headTimeout from the first byte of a request to the end of its headers, 1 s to 5 min
 * @param bodyTimeout from the end of the headers to the end of the body, 1 s to 5 min
 */
@ConfigurationProperties("neosc.http")
record ConnectionSettings(
    @Bindable(defaultValue = "10s") Duration headTimeout,
    @Bindable(defaultValue = "30s") Duration bodyTimeout) {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(5);

  ConnectionSettings {
    require("neosc.http.head-timeout", headTimeout);
    require("neosc.http.body-timeout", bodyTimeout);
  }

  private static void require(String key, Duration value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(key + " is 1 s to 5 min, not " + value);
    }
  }
}
