package io.neosc.domain.workspace;

/** How a client shows a launched workspace (WS-1). */
public enum LaunchMode {
  IFRAME,
  NEW_TAB,
  REDIRECT
}
