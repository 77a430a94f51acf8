package io.neosc.application.live.port.in;

import io.neosc.application.shared.port.Change;

/**
 * Keeps this node's memory (LI-6). One watcher feeds it, from one thread: first a snapshot that is
 * not older than the place where its stream of changes begins, then every change from there on.
 * Changes that the snapshot shows already, and repeated ones, alter nothing.
 */
public interface ChangeCommands {

  /** Starts anew, at the start of the process and whenever the stream's place was lost. */
  void rebuild(Snapshot snapshot);

  /** A change, which may be an old one: it tells nothing of those behind it. */
  void apply(Change change);

  /** Every change until a moment ago was applied (ID-8). */
  void heard();
}
