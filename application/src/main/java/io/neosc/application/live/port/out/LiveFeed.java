package io.neosc.application.live.port.out;

import io.neosc.application.shared.port.Change;

/**
 * Takes every change that the read model has just taken in, in the same order and once, for clients
 * that listen. It must be quick: it runs on the watcher's thread.
 */
public interface LiveFeed {

  void changed(Change change);

  /** What was missed is not known: listeners need a new snapshot. */
  void rebuilt();
}
