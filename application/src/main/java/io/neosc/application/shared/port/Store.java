package io.neosc.application.shared.port;

/** The store as a whole, for the program that starts and stops it. */
public interface Store extends AutoCloseable {

  /**
   * Makes it usable: waits for the server as long as it takes, with a visible message every few
   * seconds, and brings collections, indexes and migrations about. Nothing else may be asked of the
   * store before it returns. Safe on several nodes at once.
   *
   * @throws StoreUnusable if waiting would not help
   */
  void prepare();

  /**
   * From now on every change reaches this node's memory, beginning with a snapshot. Returns at
   * once.
   */
  void follow();

  /** Whether it is prepared and a primary answered a moment ago. Never blocks. */
  boolean ready();

  /**
   * Ends following; what is committed or read elsewhere goes on. Closing twice does nothing more.
   */
  @Override
  void close();
}
