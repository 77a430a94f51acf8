package io.neosc.domain.workspace;

/** Whether a workspace can be launched, as far as anybody said so. */
public enum Condition {
  AVAILABLE,
  /** An admin took it out of use. */
  STOPPED,
  /** A report said so: an operator's, or a gateway's that could not reach it. */
  ERROR,
  /**
   * It was deleted and is nowhere to be seen. Its document stays, so that its versions go on when
   * the id is used again.
   */
  REMOVED
}
