package io.neosc.adapter.rest.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.session.port.in.Termination;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What came of a wish to end many sessions (SE-6). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Termination")
record TerminationResponse(
    boolean dryRun,
    @Schema(description = "How many were active and fitted") long matched,
    @Schema(description = "How many of them this request ended; none in a dry run")
        int sessionsTerminated,
    @Schema(description = "At most ten of those that were ended, or that would be")
        List<AdminSessionResponse> sample) {

  static TerminationResponse of(Termination termination, boolean dryRun) {
    return new TerminationResponse(
        dryRun,
        termination.matched(),
        termination.ended(),
        termination.sample().stream().map(AdminSessionResponse::of).toList());
  }
}
