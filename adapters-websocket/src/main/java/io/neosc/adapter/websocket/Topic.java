package io.neosc.adapter.websocket;

import java.util.Locale;

/** What a frame is about. */
enum Topic {
  SESSIONS,
  WORKSPACES,
  ALERTS,
  STATISTICS,
  AUDIT,
  /** The stream itself. */
  LIVE;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
