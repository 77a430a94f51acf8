package io.neosc.application.alert.port.in;

import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import org.jspecify.annotations.Nullable;

/** Which alerts are wanted; null leaves a condition out. */
public record AlertFilter(@Nullable AlertStatus status, @Nullable Severity severity) {
  public static final AlertFilter ALL = new AlertFilter(null, null);
}
