package io.neosc.domain.alert;

import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in rule {@code session_long_running} (AL-2, SE-9): a session that is active for longer
 * than is usual is worth a look. It is raised once per session, also if somebody resolves it, and
 * the session's end clears it.
 */
public final class SessionLongRunningRule {
  public static final RuleId ID = new RuleId("rul-session-long-running");
  private static final long VERSION = 1;
  private static final String SESSION = "session";

  private SessionLongRunningRule() {}

  public static String fingerprint(SessionId session) {
    return "session_long_running/" + session.value();
  }

  /** The session that an alert is about; empty if the alert is of another rule. */
  public static Optional<SessionId> sessionOf(Alert.State alert) {
    var cause = alert.cause();
    return cause.ruleId().equals(ID)
        ? Optional.ofNullable(cause.labels().get(SESSION)).map(SessionId::new)
        : Optional.empty();
  }

  /**
   * @param limit that the session has passed
   */
  public static Cause cause(Session.State session, Limit limit) {
    var id = session.id().value();
    return new Cause(
        ID,
        VERSION,
        fingerprint(session.id()),
        Map.of(
            SESSION,
            id,
            "account",
            session.accountId().value(),
            "workspace",
            session.workspaceId().value(),
            "rule",
            "session_long_running"),
        SESSION + ":" + id,
        Severity.MEDIUM,
        "A session of "
            + session.email().value()
            + " in \""
            + session.workspaceName()
            + "\" has been active since "
            + session.startedAt(),
        null,
        limit.value().toSeconds() + " s",
        List.of("session " + id, "limit of " + limit.source()));
  }
}
