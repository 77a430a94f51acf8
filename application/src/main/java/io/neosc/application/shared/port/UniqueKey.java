package io.neosc.application.shared.port;

/** The values that the store keeps unique. */
public enum UniqueKey {
  /** An aggregate's own id. */
  ID,
  /** An account's e-mail address without regard to case (ID-1). */
  ACCOUNT_EMAIL,
  /** An organization's name without regard to case (ID-17). */
  ORGANIZATION_NAME,
  /** An account's place in a workspace while a session is active there (WS-4). */
  LIVE_SESSION_SLOT,
  /** An alert's fingerprint while it lives (AL-5). */
  LIVE_ALERT,
  /** A client's own name for one request (API-6). */
  IDEMPOTENCY_KEY
}
