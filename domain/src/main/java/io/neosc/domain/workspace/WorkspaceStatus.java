package io.neosc.domain.workspace;

/** What people see of a workspace (WS-2). {@code RUNNING} is derived and never stored. */
public enum WorkspaceStatus {
  AVAILABLE,
  RUNNING,
  STOPPED,
  ERROR
}
