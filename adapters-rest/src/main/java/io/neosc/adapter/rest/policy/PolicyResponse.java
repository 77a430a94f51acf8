package io.neosc.adapter.rest.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.policy.Control;
import io.neosc.domain.policy.Policy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy (PO-1). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Policy")
record PolicyResponse(
    String id,
    String name,
    String description,
    String type,
    boolean enabled,
    @Schema(description = "Sentences for people") List<String> rules,
    List<ControlResponse> controls,
    long version,
    @Schema(format = "date-time") String updatedAt,
    @Schema(description = "Null while it is as it was shipped") @Nullable String updatedBy) {

  /** One requirement that is checked by code. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Control")
  record ControlResponse(
      String id, String kind, Map<String, List<String>> params, String enforcement, String title) {

    static ControlResponse of(Control control) {
      return new ControlResponse(
          control.id(),
          control.kind(),
          control.params(),
          Wire.lower(control.enforcement()),
          control.title());
    }
  }

  static PolicyResponse of(Policy.State policy) {
    var content = policy.content();
    var by = policy.updatedBy();
    return new PolicyResponse(
        policy.id().value(),
        content.name(),
        content.description(),
        Wire.lower(content.type()),
        policy.enabled(),
        content.rules(),
        content.controls().stream().map(ControlResponse::of).toList(),
        policy.version(),
        Wire.time(policy.updatedAt()),
        by == null ? null : by.value());
  }
}
