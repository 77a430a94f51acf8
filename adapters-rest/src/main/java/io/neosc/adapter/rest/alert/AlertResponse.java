package io.neosc.adapter.rest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.Note;
import io.neosc.domain.alert.Progress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert (AL-5). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Alert")
record AlertResponse(
    String id,
    String ruleId,
    long ruleVersion,
    String fingerprint,
    Map<String, String> labels,
    String subject,
    @Nullable String host,
    @Nullable String service,
    String severity,
    String status,
    String message,
    @Nullable String value,
    @Nullable String threshold,
    @Schema(format = "date-time") String startedAt,
    @Schema(format = "date-time") @Nullable String acknowledgedAt,
    @Nullable String acknowledgedBy,
    List<NoteResponse> notes,
    @Schema(format = "date-time") @Nullable String resolvedAt,
    @Schema(description = "Null if its condition cleared") @Nullable String resolvedBy,
    int count,
    List<String> evidence,
    @Nullable String inhibitedBy,
    @Nullable String silencedBy) {

  /** What somebody wrote to an alert. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "Note")
  record NoteResponse(@Schema(format = "date-time") String at, String by, String text) {

    static NoteResponse of(Note note) {
      return new NoteResponse(Wire.time(note.at()), note.by().value(), note.text());
    }
  }

  static AlertResponse of(Alert.State alert) {
    var cause = alert.cause();
    var taken = alert.progress().acknowledgement();
    var resolved = alert.progress() instanceof Progress.Resolved end ? end : null;
    var resolver = resolved == null ? null : resolved.by();
    return new AlertResponse(
        alert.id().value(),
        cause.ruleId().value(),
        cause.ruleVersion(),
        cause.fingerprint(),
        cause.labels(),
        cause.subject(),
        cause.labels().get("host"),
        cause.labels().get("service"),
        Wire.lower(cause.severity()),
        Wire.lower(alert.status()),
        cause.message(),
        cause.value(),
        cause.threshold(),
        Wire.time(alert.startedAt()),
        Wire.timeOrNull(taken == null ? null : taken.at()),
        taken == null ? null : taken.by().value(),
        alert.notes().stream().map(NoteResponse::of).toList(),
        Wire.timeOrNull(resolved == null ? null : resolved.at()),
        resolver == null ? null : resolver.value(),
        alert.count(),
        cause.evidence(),
        null,
        null);
  }
}
