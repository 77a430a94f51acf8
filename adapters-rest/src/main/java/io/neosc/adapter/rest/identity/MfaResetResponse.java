package io.neosc.adapter.rest.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Whether there was a second factor to take away. */
@Serdeable.Serializable
@Schema(name = "MfaReset")
record MfaResetResponse(String message, boolean reset) {}
