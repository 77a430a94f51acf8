package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.domain.session.SessionEvent;

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
      case SessionEvent.Ended ended -> ended(ended).session(ended.sessionId().value());
    };
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
