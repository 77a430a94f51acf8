package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.Progress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert (AL-5). Nothing inhibits or silences alerts yet. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertData(
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
    String startedAt,
    @Nullable String acknowledgedAt,
    @Nullable String acknowledgedBy,
    List<NoteData> notes,
    @Nullable String resolvedAt,
    @Nullable String resolvedBy,
    int count,
    List<String> evidence,
    @Nullable String inhibitedBy,
    @Nullable String silencedBy,
    long version) {

  static AlertData of(Alert.State alert) {
    var cause = alert.cause();
    var taken = alert.progress().acknowledgement();
    var resolved = alert.progress() instanceof Progress.Resolved end ? end : null;
    var resolver = resolved == null ? null : resolved.by();
    return new AlertData(
        alert.id().value(),
        cause.ruleId().value(),
        cause.ruleVersion(),
        cause.fingerprint(),
        cause.labels(),
        cause.subject(),
        cause.labels().get("host"),
        cause.labels().get("service"),
        Wire.name(cause.severity()),
        Wire.name(alert.status()),
        cause.message(),
        cause.value(),
        cause.threshold(),
        Wire.time(alert.startedAt()),
        taken == null ? null : Wire.time(taken.at()),
        taken == null ? null : taken.by().value(),
        alert.notes().stream()
            .map(note -> new NoteData(Wire.time(note.at()), note.by().value(), note.text()))
            .toList(),
        resolved == null ? null : Wire.time(resolved.at()),
        resolver == null ? null : resolver.value(),
        alert.count(),
        cause.evidence(),
        null,
        null,
        alert.version());
  }

  /** What somebody wrote to it. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record NoteData(String at, String by, String text) {}
}
