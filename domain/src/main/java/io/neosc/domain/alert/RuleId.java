package io.neosc.domain.alert;

import io.neosc.domain.shared.Ids;

/** Names one alert rule. */
public record RuleId(String value) {
  public static final String PREFIX = "rul-";

  public RuleId {
    Ids.require(PREFIX, value);
  }
}
