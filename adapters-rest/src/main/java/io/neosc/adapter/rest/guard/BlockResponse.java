package io.neosc.adapter.rest.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.guard.AttemptCount;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A block on sign-ins (ID-13). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SignInBlock")
record BlockResponse(
    String id,
    @Schema(
            description =
                "account_at_address and address make attempts wait until `until`; account means that"
                    + " addresses new to the attacked account wait a moment, once",
            allowableValues = {"account_at_address", "address", "account"})
        String scope,
    @Schema(description = "What was typed, if it is an address") @Nullable String email,
    @Schema(description = "An IPv4 address, or an IPv6 /64") @Nullable String network,
    @Schema(description = "For scope address: how many accounts it failed with") int failures,
    @Schema(format = "date-time") String since,
    @Schema(format = "date-time") String lastAttemptAt,
    @Schema(format = "date-time") String until) {

  static BlockResponse of(AttemptCount block) {
    return new BlockResponse(
        block.id().value(),
        Wire.lower(block.scope()),
        block.email(),
        block.network(),
        block.failures(),
        Wire.time(block.since()),
        Wire.time(block.lastAt()),
        Wire.time(block.until()));
  }
}
