package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which active sessions are ended, and why (SE-6). A filter that would end everybody's says so.
 *
 * @param reason may be left out of a dry run
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "TerminateManyRequest",
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TerminateManyRequest(
    FilterRequest filter,
    @Schema(
            description = "One line, for the audit entries; needed unless it is a dry run",
            types = "string",
            nullable = false,
            maxLength = Session.MAX_NOTE)
        @Nullable String reason,
    @Schema(
            description = "Count and show some, and end none; false if it is left out",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        boolean dryRun) {

  /** The filters of the list, all together, or {@code all} alone. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "TerminateFilter", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record FilterRequest(
      @Schema(description = "True, and no other field, for every active session")
          @Nullable Boolean all,
      @Nullable String userId,
      @Nullable String userEmail,
      @Nullable String workspaceId,
      @Schema(description = "Others than active ones cannot be ended", allowableValues = "active")
          @Nullable String status,
      @Nullable String ip,
      @Schema(allowableValues = {"encrypted", "unencrypted", "pending", "unknown"})
          @Nullable String tunnelStatus,
      @Nullable Boolean mfaVerified,
      @Schema(format = "date-time") @Nullable String startedFrom,
      @Schema(format = "date-time") @Nullable String startedTo,
      @Nullable String q,
      @Nullable Boolean suspicious,
      @Schema(
              allowableValues = {
                "tunnel_not_encrypted",
                "no_second_factor",
                "new_address",
                "two_networks"
              })
          @Nullable String suspicion) {}

  /** What was read. */
  record Wanted(SessionFilter filter, String reason, boolean dryRun) {}

  static Wanted read(JsonBody body) {
    var given = body.object("filter");
    var all = given.optionalTruth("all");
    var filter = SessionSearch.of(given);
    if (filter.status() != null && filter.status() != SessionStatus.ACTIVE) {
      given.wrong("status", "invalid", "must be active: others are over already");
    }
    if (Boolean.TRUE.equals(all) && !filter.wide()) {
      given.wrong("all", "invalid", "stands alone");
    } else if (!Boolean.TRUE.equals(all) && filter.wide()) {
      given.wrong("all", "required", "must be true if everybody's sessions are to end");
    }
    var dryRun = Boolean.TRUE.equals(body.optionalTruth("dry_run"));
    var reason =
        dryRun
            ? Objects.requireNonNullElse(body.optionalLine("reason", Session.MAX_NOTE), "dry run")
            : body.line("reason", Session.MAX_NOTE);
    body.done();
    return new Wanted(filter, reason, dryRun);
  }
}
