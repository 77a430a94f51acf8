package io.neosc.adapter.websocket;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for one client (LI-4), oldest first and bounded. A newer frame of the same slot
 * replaces the older one and goes to the end: sequence numbers never go back.
 */
final class ClientQueue {
  static final int MAX_BYTES = 64 * 1024;

  private final LinkedHashMap<Object, Waiting> waiting = new LinkedHashMap<>();
  private int bytes;

  private record Waiting(byte[] text, int weight) {}

  /**
   * Adds a frame at the end.
   *
   * @return false if more waits now than a client may leave unread
   */
  synchronized boolean offer(Frame frame) {
    put(frame, frame.text().length);
    return bytes <= MAX_BYTES;
  }

  /**
   * Forgets what waits, because {@code frames} tell the whole state anew. These do not count: the
   * state may be larger than the bound, and only one telling of it ever waits.
   */
  synchronized void restart(List<Frame> frames) {
    clear();
    frames.forEach(frame -> put(frame, 0));
  }

  private void put(Frame frame, int weight) {
    var older = waiting.remove(frame.slot());
    if (older != null) {
      bytes -= older.weight();
    }
    waiting.put(frame.slot(), new Waiting(frame.text(), weight));
    bytes += weight;
  }

  /** Takes the oldest frame; null if none waits. */
  synchronized byte @Nullable [] poll() {
    var first = waiting.pollFirstEntry();
    if (first == null) {
      return null;
    }
    bytes -= first.getValue().weight();
    return first.getValue().text();
  }

  synchronized void clear() {
    waiting.clear();
    bytes = 0;
  }

  /** How much of the bound is taken. */
  synchronized int bytes() {
    return bytes;
  }
}
