package io.neosc.adapter.rest.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartState.Health;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the process and what it needs is (OB-12). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Health")
record HealthResponse(
    @Schema(description = "healthy or degraded") String status,
    long uptimeSeconds,
    @Schema(description = "healthy, preparing, or a class of errors such as unreachable")
        String database) {

  /** Each part by its name, in the order of names. */
  static <T> SequencedMap<String, T> byName(List<PartState> parts, Function<PartState, T> form) {
    var map = new TreeMap<String, T>();
    parts.forEach(part -> map.put(part.name(), form.apply(part)));
    return map;
  }

  /** A word for how a part is: a class of errors where there is one. */
  static String word(PartState part) {
    var error = part.lastError();
    return part.health() == Health.UNHEALTHY && error != null
        ? error.errorClass()
        : Wire.lower(part.health());
  }

  /** That the process runs, or that it can be used. */
  @Serdeable.Serializable
  @Schema(name = "Probe")
  record Probe(String status) {}

  /** One part; the error is a class of errors, and the log has more under the reference. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Component")
  record Component(
      boolean healthy,
      @Schema(description = "a class of errors such as unreachable; preparing or not_configured")
          @Nullable String error,
      @Schema(description = "Finds the error in the server's log") @Nullable String reference) {

    static Component of(PartState part) {
      var error = part.lastError();
      return new Component(
          part.fine(),
          part.health() == Health.HEALTHY ? null : word(part),
          part.health() == Health.UNHEALTHY && error != null ? error.reference() : null);
    }
  }

  /** The verdict over all parts. */
  @Serdeable.Serializable
  @Schema(name = "Components")
  record Components(
      @Schema(description = "healthy or unhealthy") String status,
      Map<String, Component> components,
      @Schema(format = "date-time") String timestamp) {}

  /** The verdict, and the parts in detail for those who may act on them. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "HealthStatus")
  record Status(
      @Schema(description = "healthy or degraded") String status,
      long uptimeSeconds,
      @Schema(description = "Only for operators and admins")
          @Nullable Map<String, Detail> components) {}

  /** One part in detail. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "ComponentDetail")
  record Detail(
      @Schema(description = "healthy, preparing, unhealthy or not_configured") String status,
      @Schema(description = "Since when it is so") @Nullable String since,
      @Schema(description = "How long its last answer took") @Nullable Double latencyMs,
      @Nullable ErrorDetail lastError) {

    static Detail of(PartState part) {
      var latency = part.latency();
      var error = part.lastError();
      return new Detail(
          Wire.lower(part.health()),
          Wire.timeOrNull(part.since()),
          latency == null
              ? null
              : Double.valueOf(latency.toNanos() / 1_000 / (double) TimeUnit.SECONDS.toMillis(1)),
          error == null
              ? null
              : new ErrorDetail(error.errorClass(), error.reference(), Wire.time(error.at())));
    }
  }

  /** The last error of a part. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "ComponentError")
  record ErrorDetail(
      String errorClass,
      @Schema(description = "Finds the error in the server's log") String reference,
      @Schema(format = "date-time") String at) {}

  /** Counters since the start of this process. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "HealthCounters")
  record Counters(
      long uptimeSeconds,
      @Schema(description = "Requests that were answered") long requests,
      @Schema(description = "Answers from 500 on") long serverErrors,
      @Schema(description = "Bytes of memory that objects take") long heapUsedBytes,
      long heapMaxBytes) {}
}
