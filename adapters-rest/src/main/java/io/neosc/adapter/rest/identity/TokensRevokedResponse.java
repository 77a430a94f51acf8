package io.neosc.adapter.rest.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many sign-ins of an account ended. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "TokensRevoked")
record TokensRevokedResponse(String message, int signInsRevoked) {}
