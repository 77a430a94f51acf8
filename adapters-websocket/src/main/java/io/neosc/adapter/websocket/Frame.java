package io.neosc.adapter.websocket;

/**
 * One encoded frame, shared by all clients that get it.
 *
 * @param slot frames of one slot say the same thing at different times: while both wait, the newer
 *     one replaces the older
 */
record Frame(Object slot, byte[] text) {

  /** A frame that a newer one of the same topic and id replaces. */
  static Frame replaceable(Topic topic, String id, byte[] text) {
    return new Frame(new Slot(topic, id), text);
  }

  /** A frame that is never replaced. */
  static Frame single(byte[] text) {
    return new Frame(new Object(), text);
  }

  private record Slot(Topic topic, String id) {}
}
