package io.neosc.adapter.rest.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.hold.LegalHold;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A legal hold as those see it who may (AU-11). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "LegalHold")
record LegalHoldResponse(
    String id,
    @Schema(allowableValues = {"account", "resource", "session", "time"}) String target,
    @Schema(description = "Null for a span of time") @Nullable String value,
    @Schema(format = "date-time", description = "Null but for a span of time")
        @Nullable String from,
    @Schema(format = "date-time", description = "Null but for a span of time; it is outside")
        @Nullable String to,
    String reason,
    @Schema(description = "The admin who placed it") String placedBy,
    @Schema(format = "date-time") String placedAt) {

  static LegalHoldResponse of(LegalHold.State hold) {
    var scope = hold.scope();
    return new LegalHoldResponse(
        hold.id().value(),
        Wire.lower(scope.kind()),
        scope.value(),
        Wire.timeOrNull(scope.from()),
        Wire.timeOrNull(scope.to()),
        hold.reason(),
        hold.placedBy().value(),
        Wire.time(hold.placedAt()));
  }
}
