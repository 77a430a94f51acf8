package io.neosc.adapter.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.audit.port.in.TrailQueries.Verified;
import io.neosc.domain.audit.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a verification says (AU-9). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Verification")
record VerificationResponse(
    @Schema(
            description = "The worst of the three",
            allowableValues = {"intact", "unknown", "broken"})
        String status,
    @Schema(description = "Whether each entry is as it was written") Answer integrity,
    @Schema(description = "Whether none is missing, in the middle or at the end")
        Answer completeness,
    @Schema(description = "Whether signed checkpoints reach as far as they should by now")
        Answer freshness,
    @Schema(description = "How many entries were looked at") long entries,
    @Schema(description = "How many of them have no personal part any more") long erased,
    @Schema(description = "How many of them a trusted checkpoint saw") long checkpoints,
    Head head,
    @Schema(format = "date-time") String verifiedAt,
    @Schema(description = "How long it took, in milliseconds") long durationMs) {

  /** Where the chain ended. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "VerifiedHead")
  record Head(String chain, long seq, String hash) {}

  /** One of the three answers. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "VerificationAnswer")
  record Answer(
      @Schema(allowableValues = {"intact", "unknown", "broken"}) String status,
      @Schema(
              description = "What was done, when it is broken",
              allowableValues = {
                "changed",
                "deleted",
                "inserted",
                "swapped",
                "cut",
                "forged",
                "checkpoint_replaced",
                "stale"
              })
          @Nullable String kind,
      @Schema(description = "The first bad place, when it is broken") @Nullable Long seq,
      @Schema(description = "For people; nothing personal") @Nullable String detail) {

    static Answer of(Verdict verdict) {
      var finding = verdict.finding();
      return finding == null
          ? new Answer(verdict.status().text(), null, null, verdict.reason())
          : new Answer(
              verdict.status().text(),
              finding.kind().text(),
              finding.seq(),
              "entry " + finding.seq() + " " + finding.detail());
    }
  }

  static VerificationResponse of(Verified verified) {
    var report = verified.report();
    return new VerificationResponse(
        report.worst().text(),
        Answer.of(report.integrity()),
        Answer.of(report.completeness()),
        Answer.of(report.freshness()),
        report.entries(),
        report.erased(),
        report.checkpoints(),
        new Head(report.head().chain(), report.head().seq(), report.head().hash()),
        Wire.time(verified.at()),
        verified.took().toMillis());
  }
}
