package io.neosc.adapter.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What is wrong with one field of the input.
 *
 * @param field its name, with dots for what lies inside
 * @param code {@code required, unknown, type, too_long, out_of_range, duplicate, too_deep, invalid}
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldError(String field, String code, String message) {}
