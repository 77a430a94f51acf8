package io.neosc.domain.workspace;

/** Whether a workspace can be launched, as far as anybody said so. */
public enum Condition {
  AVAILABLE,
  /** An admin took it out of use. */
  STOPPED,
  /** A launch failed or a report said so. */
  ERROR
}
