package io.neosc.adapter.rest.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/** What signing out ended (ID-7). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "SignedOut")
record LogoutResponse(String message, int sessionsTerminated) {}
