package io.neosc.adapter.rest.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** That the password is changed. */
@Serdeable.Serializable
@Schema(name = "PasswordChanged")
record PasswordResponse(String message) {}
