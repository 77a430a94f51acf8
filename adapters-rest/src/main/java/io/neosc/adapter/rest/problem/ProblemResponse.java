package io.neosc.adapter.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A problem document (RFC 9457). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Problem", description = "Why a request was refused or failed (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemResponse(
    @Schema(description = "Reference to the explanation, /problems/{code}") String type,
    String title,
    int status,
    @Schema(description = "One sentence for people") String detail,
    @Schema(description = "The path that was asked for") String instance,
    @Schema(description = "Stable name of the reason; branch on this") String code,
    @Schema(description = "W3C trace id, also in the server's log") String traceId,
    @Schema(
            description = "What is wrong with the input, field by field; absent if nothing is",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<FieldError> errors,
    @Schema(
            description = "Facts that help to go on, such as the present state; absent if none do",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Map<String, Object> context) {}
