package io.neosc.adapter.rest.workspace;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.workspace.Condition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a workspace works, from somebody who knows (WS-6). */
@Schema(name = "WorkspaceStatusReport")
record WorkspaceStatusRequest(
    @Schema(allowableValues = {"available", "stopped", "error"}) String status,
    @Schema(maxLength = 500) @Nullable String reason) {
  private static final Set<String> STATUSES = Set.of("available", "stopped", "error");

  static WorkspaceStatusRequest of(JsonBody body) {
    var status = body.line("status", 20);
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      body.wrong("status", "invalid", "is one of available, error, stopped");
    }
    var reason = body.optionalLine("reason", 500);
    body.done();
    return new WorkspaceStatusRequest(status, reason);
  }

  Condition condition() {
    return Condition.valueOf(status.toUpperCase(Locale.ROOT));
  }

  String words() {
    return Objects.requireNonNullElse(reason, "");
  }
}
