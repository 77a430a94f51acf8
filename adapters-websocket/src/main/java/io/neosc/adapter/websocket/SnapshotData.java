package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client sees at one moment.
 *
 * @param sessions active ones: the caller's own, or everybody's for roles that see everything
 * @param alerts those that are not resolved; left out for role user
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record SnapshotData(
    List<SessionData> sessions,
    List<WorkspaceData> workspaces,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AlertData> alerts,
    StatisticsData statistics) {}
