package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.application.audit.Wording.None;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.session.Suspicion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the trail says of sessions. */
final class SessionWordings {
  private SessionWordings() {}

  static Wording of(SessionEvent event) {
    return switch (event) {
      case SessionEvent.Launched launched ->
          Entry.of(
                  "launch_workspace",
                  "workspace:" + launched.workspaceId().value(),
                  "Launched " + launched.workspaceName())
              .session(launched.sessionId().value());
      case SessionEvent.LaunchRefused refused ->
          Entry.of(
                  "launch_workspace",
                  "workspace:" + refused.workspaceId().value(),
                  "Refused (" + refused.code() + "): " + refused.reason())
              .failed();
      case SessionEvent.Suspected suspected -> suspected(suspected);
      case SessionEvent.TicketRedeemed redeemed ->
          Entry.of(
                  "redeem_launch_ticket",
                  "session:" + redeemed.sessionId().value(),
                  "A gateway opened " + redeemed.workspaceName())
              .session(redeemed.sessionId().value());
      case SessionEvent.TicketRefused refused ->
          Entry.of(
                  "redeem_launch_ticket",
                  "session:" + refused.sessionId().value(),
                  "Refused: " + Wordings.words(refused.flaw()))
              .session(refused.sessionId().value())
              .failed();
      case SessionEvent.EvidenceChanged changed ->
          Entry.of(
                  "report_session",
                  "session:" + changed.sessionId().value(),
                  "A gateway reported what is new")
              .session(changed.sessionId().value())
              .changed(facts(changed.before()), facts(changed.after()));
      case SessionEvent.PersonForgotten _ -> Wordings.PERSON_FORGOTTEN;
      case SessionEvent.Ended ended -> ended(ended).session(ended.sessionId().value());
    };
  }

  private static Wording suspected(SessionEvent.Suspected suspected) {
    var lasting = new TreeSet<>(suspected.added());
    lasting.removeAll(Set.of(Suspicion.TUNNEL_NOT_ENCRYPTED, Suspicion.NO_SECOND_FACTOR));
    if (lasting.isEmpty()) {
      return new None("the evidence of launch or report says it");
    }
    return Entry.of(
            "suspect_session",
            "session:" + suspected.sessionId().value(),
            "Suspicious in "
                + suspected.workspaceName()
                + ": "
                + lasting.stream().map(Wordings::words).collect(Collectors.joining(", ")))
        .session(suspected.sessionId().value());
  }

  private static Map<String, Object> facts(Evidence evidence) {
    var facts = new HashMap<String, Object>();
    facts.put("tunnel_status", Wordings.words(evidence.tunnel().value()));
    facts.put("ip_address", evidence.ip().value());
    if (evidence.recording() != null) {
      facts.put("recording", evidence.recording().value());
    }
    return facts;
  }

  private static Entry ended(SessionEvent.Ended ended) {
    return switch (ended.reason()) {
      case USER_STOP ->
          Entry.of(
              "stop_workspace",
              "workspace:" + ended.workspaceId().value(),
              "Stopped " + ended.workspaceName());
      case USER_DISCONNECT ->
          Entry.of(
              "disconnect_session",
              "session:" + ended.sessionId().value(),
              "Disconnected from " + ended.workspaceName());
      case LOGOUT,
          ADMIN,
          IDLE_TIMEOUT,
          MAX_DURATION,
          ORPHANED,
          POLICY,
          LOCK,
          WORKSPACE_REMOVED,
          ACCOUNT_DISABLED,
          GATEWAY ->
          Entry.of(
              "terminate_session",
              "session:" + ended.sessionId().value(),
              "Session in "
                  + ended.workspaceName()
                  + " ended: "
                  + Wordings.words(ended.reason())
                  + (ended.note() == null ? "" : ": " + ended.note()));
    };
  }
}
