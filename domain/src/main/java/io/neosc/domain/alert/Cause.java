package io.neosc.domain.alert;

import io.neosc.domain.erasure.Mentions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert is raised: which rule, about what, with which values.
 *
 * @param fingerprint equal for occurrences of the same rule for the same subject; at most one live
 *     alert has it
 * @param evidence what shows it: sequence numbers of audit entries, versions or samples
 */
public record Cause(
    RuleId ruleId,
    long ruleVersion,
    String fingerprint,
    Map<String, String> labels,
    String subject,
    Severity severity,
    String message,
    @Nullable String value,
    @Nullable String threshold,
    List<String> evidence) {
  public Cause {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    evidence = List.copyOf(evidence);
    if (fingerprint.isBlank() || message.isBlank() || subject.isBlank()) {
      throw new IllegalArgumentException("an alert has a fingerprint, a subject and a message");
    }
  }

  Cause without(Mentions person) {
    var told = new TreeMap<>(labels);
    told.replaceAll((_, label) -> person.without(label));
    return new Cause(
        ruleId,
        ruleVersion,
        fingerprint,
        told,
        subject,
        severity,
        person.without(message),
        value == null ? null : person.without(value),
        threshold,
        evidence.stream().map(person::without).toList());
  }
}
