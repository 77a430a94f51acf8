package io.neosc.domain.alert;

import io.neosc.domain.shared.Ids;

/** Names one alert. */
public record AlertId(String value) {
  public static final String PREFIX = "alr-";

  public AlertId {
    Ids.require(PREFIX, value);
  }
}
