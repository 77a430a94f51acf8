package io.neosc.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to end with the program, the latest first. The end may come while the start is still
 * going on: what is added after it ends at once.
 */
final class Lifespan implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lifespan.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean over;

  /**
   * Gives {@code part} back, to be closed at the end.
   *
   * @throws Over if the end has come already; then it is closed
   */
  <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!over) {
        parts.push(part);
        return part;
      }
    }
    closeQuietly(part);
    throw new Over();
  }

  @Override
  public void close() {
    while (true) {
      AutoCloseable part;
      synchronized (this) {
        over = true;
        part = parts.poll();
      }
      if (part == null) {
        return;
      }
      closeQuietly(part);
    }
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("Something did not end as it should", e);
    }
  }

  /** The program is ending: there is nothing more to start. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Over() {
      super("the program is ending", null, false, false);
    }
  }
}
