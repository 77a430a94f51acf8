package io.neosc.adapter.rest.workspace;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace is launched; no body is the same as an empty one.
 *
 * @param resume an earlier session of the caller there, which goes on as the new one (SE-2)
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "LaunchRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LaunchRequest(
    @Schema(
            description =
                "An earlier session of the caller in this workspace: the new one names it in"
                    + " `resumed_from`. If it is active still, it is the answer.")
        @Nullable String resume) {

  static LaunchRequest of(JsonBody body) {
    var resume = body.optionalLine("resume", 100);
    if (resume != null && !Ids.valid(SessionId.PREFIX, resume)) {
      body.wrong("resume", "invalid", "must be the id of a session");
    }
    body.done();
    return new LaunchRequest(resume);
  }

  @Nullable SessionId resumed() {
    return resume == null ? null : new SessionId(resume);
  }
}
