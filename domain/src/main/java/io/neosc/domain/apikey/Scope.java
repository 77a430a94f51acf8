package io.neosc.domain.apikey;

import java.util.Arrays;
import java.util.Optional;

/** What a key opens (ID-15); nothing else is open to it. */
public enum Scope {
  /** What gateways know of sessions. */
  SESSIONS_REPORT("sessions:report"),
  /** Events of other systems. */
  EVENTS_PUBLISH("events:publish"),
  /** Log lines of services. */
  LOGS_WRITE("logs:write"),
  METRICS_READ("metrics:read"),
  /** Whether a request may pass a proxy. */
  CHECK("check");

  private final String value;

  Scope(String value) {
    this.value = value;
  }

  /** The name that clients and documents use. */
  public String value() {
    return value;
  }

  public static Optional<Scope> of(String value) {
    return Arrays.stream(values()).filter(scope -> scope.value.equals(value)).findFirst();
  }
}
