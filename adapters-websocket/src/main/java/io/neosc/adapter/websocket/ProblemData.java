package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemData(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @Nullable String traceId,
    @Nullable Map<String, Object> context) {}
