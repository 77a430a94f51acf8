package io.neosc.adapter.rest.lock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.lock.Lock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lock as those see it who may (SE-12). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Lock")
record LockResponse(
    String id,
    @Schema(allowableValues = {"user", "role", "workspace", "host", "ip", "session"}) String target,
    @Schema(description = "Which one: an account's id, a role, ... in its one spelling")
        String value,
    String reason,
    @Schema(description = "The admin who made it") String createdBy,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time", description = "Null for until it is removed")
        @Nullable String expiresAt,
    @Schema(description = "Whether it has an effect now") boolean active) {

  static LockResponse of(Lock.State lock, Instant now) {
    return new LockResponse(
        lock.id().value(),
        Wire.lower(lock.target().kind()),
        lock.target().value(),
        lock.reason(),
        lock.createdBy().value(),
        Wire.time(lock.createdAt()),
        Wire.timeOrNull(lock.expiresAt()),
        lock.inForce(now));
  }
}
