package io.neosc.architecture.planted.application.session;

import io.micronaut.http.HttpStatus;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A use case that thinks in status codes. */
@Breaks({2, 15})
public record KnowsHttp(HttpStatus status) {}
