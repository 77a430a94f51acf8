package io.neosc.domain.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The built-in rules {@code sessions_near_limit} and {@code sessions_at_limit} (SE-10): four fifths
 * of the sessions that a workspace or the installation admits are active, or all of them. Each
 * clears when it is so no more. Accounts raise none: who uses all that is allowed needs nobody's
 * attention.
 */
public enum SessionLimitRule {
  /** At 80 % of the limit. */
  NEAR("sessions_near_limit", Severity.MEDIUM),
  /** At the limit: the next launch is refused. */
  AT("sessions_at_limit", Severity.HIGH);

  private static final long VERSION = 1;
  private final String rule;
  private final Severity severity;

  SessionLimitRule(String rule, Severity severity) {
    this.rule = rule;
    this.severity = severity;
  }

  public RuleId id() {
    return new RuleId("rul-" + rule.replace('_', '-'));
  }

  /**
   * How full something is.
   *
   * @param subject for example {@code workspace:ws-1} or {@code installation}
   * @param name as people know it
   * @param max null for no limit
   */
  public record Fill(String subject, String name, long active, @Nullable Integer max) {}

  /** Whether the condition holds; a limit of 0 is no house that fills. */
  public boolean holds(Fill fill) {
    var max = fill.max();
    if (max == null || max == 0) {
      return false;
    }
    return this == AT ? fill.active() >= max : fill.active() * 5 >= max * 4L;
  }

  public String fingerprint(String subject) {
    return rule + "/" + subject;
  }

  /** The subject of a fingerprint that one of these rules made. */
  public Optional<String> subjectOf(String fingerprint) {
    var start = rule + "/";
    return fingerprint.startsWith(start)
        ? Optional.of(fingerprint.substring(start.length()))
        : Optional.empty();
  }

  public Cause cause(Fill fill) {
    return new Cause(
        id(),
        VERSION,
        fingerprint(fill.subject()),
        Map.of("subject", fill.subject(), "rule", rule),
        fill.subject(),
        severity,
        "%s: %d of %d sessions are active".formatted(fill.name(), fill.active(), fill.max()),
        Long.toString(fill.active()),
        String.valueOf(fill.max()),
        List.of());
  }
}
