package io.neosc.adapter.websocket;

import io.neosc.domain.shared.IpAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The transport under one client. */
interface Connection {

  /** The address that it comes from; null if nobody knows. */
  @Nullable IpAddress address();

  /** Runs {@code task} on the connection's own thread, after everything handed in before. */
  void execute(Runnable task);

  /** Whether what is written now leaves soon. */
  boolean writable();

  /**
   * Writes a text frame; on the connection's own thread only.
   *
   * @param done runs on the same thread when it has left, or when it never will
   */
  void write(byte[] text, Runnable done);

  void flush();

  /**
   * Tells the client why and ends the connection, by force if the client does not take it. Only the
   * first call counts. From any thread.
   */
  void close(Closing why);

  boolean open();

  /** Done when it is no longer open. */
  CompletableFuture<Void> closed();
}
