package io.neosc.domain.session;

/** Why a session ended (SE-8), and which of the two final statuses follows from it. */
public enum EndReason {
  USER_STOP(SessionStatus.TERMINATED),
  USER_DISCONNECT(SessionStatus.DISCONNECTED),
  LOGOUT(SessionStatus.TERMINATED),
  ADMIN(SessionStatus.TERMINATED),
  IDLE_TIMEOUT(SessionStatus.DISCONNECTED),
  MAX_DURATION(SessionStatus.TERMINATED),
  ORPHANED(SessionStatus.TERMINATED),
  POLICY(SessionStatus.TERMINATED),
  LOCK(SessionStatus.TERMINATED),
  WORKSPACE_REMOVED(SessionStatus.TERMINATED),
  ACCOUNT_DISABLED(SessionStatus.TERMINATED),
  GATEWAY(SessionStatus.TERMINATED);

  private final SessionStatus status;

  EndReason(SessionStatus status) {
    this.status = status;
  }

  public SessionStatus status() {
    return status;
  }
}
