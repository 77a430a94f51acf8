package io.neosc.adapter.websocket;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** Small things that the stream says. */
final class Notices {
  private Notices() {}

  /** What had this id is deleted. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Removed(String id, boolean removed) {}

  /** Changes may be missing before this; a snapshot follows. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Gap(String reason) {}

  /** The server is there; the next one comes after the interval. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Heartbeat(long intervalMs) {}
}
