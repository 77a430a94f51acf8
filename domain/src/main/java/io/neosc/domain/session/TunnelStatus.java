package io.neosc.domain.session;

/** What is known of a session's tunnel (SE-3). {@code UNKNOWN} never satisfies a control. */
public enum TunnelStatus {
  ENCRYPTED,
  UNENCRYPTED,
  PENDING,
  UNKNOWN
}
