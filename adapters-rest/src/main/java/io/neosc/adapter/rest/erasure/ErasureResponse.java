package io.neosc.adapter.rest.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.domain.erasure.Erasure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is erased.
 *
 * @param status {@code erasing} as long as something may be left, then {@code erased}
 * @param erasedAt null as long as something may be left
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Erasure")
record ErasureResponse(
    String userId, String status, Instant requestedAt, @Nullable Instant erasedAt) {

  static ErasureResponse of(Erasure.State erasure) {
    return new ErasureResponse(
        erasure.id().value(),
        erasure.done() ? "erased" : "erasing",
        erasure.requestedAt(),
        erasure.doneAt());
  }
}
