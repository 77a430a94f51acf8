package io.neosc.domain.session;

/** The statuses there are (SE-2). The last two are final. */
public enum SessionStatus {
  ACTIVE,
  DISCONNECTED,
  TERMINATED
}
