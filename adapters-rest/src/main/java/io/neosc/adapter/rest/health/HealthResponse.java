package io.neosc.adapter.rest.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the process and what it needs is (OB-12). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Health")
record HealthResponse(
    @Schema(description = "healthy or degraded") String status,
    long uptimeSeconds,
    @Schema(description = "healthy, unreachable or preparing") String database) {

  /** That the process runs, or that it can be used. */
  @Serdeable.Serializable
  @Schema(name = "Probe")
  record Probe(String status) {}

  /** One part; the error is a class of errors, never a text from inside. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Component")
  record Component(
      boolean healthy,
      @Schema(description = "unreachable, preparing or not_configured") @Nullable String error) {}

  /** The verdict over all parts. */
  @Serdeable.Serializable
  @Schema(name = "Components")
  record Components(
      @Schema(description = "healthy or unhealthy") String status,
      Map<String, Component> components,
      @Schema(format = "date-time") String timestamp) {}
}
