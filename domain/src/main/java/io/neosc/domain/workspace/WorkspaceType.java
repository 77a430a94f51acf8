package io.neosc.domain.workspace;

/** What kind of thing is launched (WS-1). */
public enum WorkspaceType {
  HTML5,
  LINUX,
  WINDOWS,
  BROWSER,
  DEV,
  ADMIN,
  SSH,
  VNC,
  RDP,
  WEB
}
