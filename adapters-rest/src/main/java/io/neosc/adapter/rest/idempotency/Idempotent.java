package io.neosc.adapter.rest.idempotency;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that understands {@code Idempotency-Key} (API-6); its handler answers through {@link
 * OnceOnly}, and its 422 names {@code request.idempotency-mismatch}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(name = "Idempotency-Key", ref = "#/components/parameters/idempotency_key")
public @interface Idempotent {}
