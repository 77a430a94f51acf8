package io.neosc.adapter.mongo.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.alert.Cause;
import io.neosc.domain.alert.RuleId;
import io.neosc.domain.alert.Severity;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert was raised.
 *
 * @param labels as a list, so that no label's name can be taken for a path or an operator
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CauseDocument(
    String ruleId,
    Long ruleVersion,
    String fingerprint,
    List<LabelDocument> labels,
    String subject,
    String severity,
    String message,
    @Nullable String value,
    @Nullable String threshold,
    List<String> evidence) {
  public CauseDocument {
    requireNonNull(ruleId, "cause.rule_id");
    requireNonNull(ruleVersion, "cause.rule_version");
    requireNonNull(fingerprint, "cause.fingerprint");
    labels = List.copyOf(requireNonNull(labels, "cause.labels"));
    requireNonNull(subject, "cause.subject");
    requireNonNull(severity, "cause.severity");
    requireNonNull(message, "cause.message");
    evidence = List.copyOf(requireNonNull(evidence, "cause.evidence"));
  }

  static CauseDocument of(Cause cause) {
    return new CauseDocument(
        cause.ruleId().value(),
        cause.ruleVersion(),
        cause.fingerprint(),
        cause.labels().entrySet().stream()
            .map(label -> new LabelDocument(label.getKey(), label.getValue()))
            .toList(),
        cause.subject(),
        cause.severity().name(),
        cause.message(),
        cause.value(),
        cause.threshold(),
        cause.evidence());
  }

  Cause toCause() {
    var byName = new TreeMap<String, String>();
    labels.forEach(label -> byName.put(label.name(), label.value()));
    return new Cause(
        new RuleId(ruleId),
        ruleVersion,
        fingerprint,
        byName,
        subject,
        Stored.constant(Severity.class, "cause.severity", severity),
        message,
        value,
        threshold,
        evidence);
  }

  /** One label. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LabelDocument(String name, String value) {
    public LabelDocument {
      requireNonNull(name, "cause.labels.name");
      requireNonNull(value, "cause.labels.value");
    }
  }
}
