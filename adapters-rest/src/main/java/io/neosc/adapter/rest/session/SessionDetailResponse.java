package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.audit.AuditEntryResponse;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.audit.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A session with what became of it (SE-6). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SessionDetail")
record SessionDetailResponse(
    @JsonUnwrapped SessionResponse session,
    @Schema(description = "Why it deserves a second look; empty if nothing is suspicious")
        List<String> suspicions,
    @Schema(
            description =
                "Its audit entries, newest first, 500 at most: launch, changes of its evidence with"
                    + " before and after, new suspicions, end")
        List<AuditEntryResponse> history) {

  static SessionDetailResponse of(SessionView view, List<AuditEntry> history) {
    return new SessionDetailResponse(
        SessionResponse.of(view),
        AdminSessionResponse.suspicions(view.session()),
        history.stream().map(AuditEntryResponse::of).toList());
  }
}
