package io.neosc.adapter.mongo.usage;

import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Fetches rows on a thread of its own, some thousands at a time and one such part ahead, so that
 * the server looks for the next ones while these are worked on. At most three parts are in memory.
 *
 * @param <T> the row
 */
final class ReadAhead<T> implements AutoCloseable {
  private static final int PART = 10_000;

  private final BlockingQueue<Part<T>> parts = new ArrayBlockingQueue<>(1);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param failure why there are no more; null if there is nothing wrong
   */
  private record Part<T>(List<T> rows, boolean last, @Nullable RuntimeException failure) {}

  /** What reads {@code rows}. */
  interface Reader<T> {
    /** Takes one row; false if no more are wanted. */
    boolean take(T row);
  }

  ReadAhead(MongoCursor<T> cursor) {
    thread = Thread.ofVirtual().name("read-ahead").start(() -> fetch(cursor));
  }

  private void fetch(MongoCursor<T> cursor) {
    try {
      while (!closed) {
        var part = part(cursor);
        parts.put(part);
        if (part.last()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> Part<T> part(MongoCursor<T> cursor) {
    var rows = new ArrayList<T>(PART);
    try {
      while (rows.size() < PART) {
        if (!cursor.hasNext()) {
          return new Part<>(rows, true, null);
        }
        rows.add(cursor.next());
      }
      return new Part<>(rows, false, null);
    } catch (RuntimeException e) {
      return new Part<>(rows, true, e);
    }
  }

  /** Hands over all rows in their order. */
  void forEach(Reader<T> reader) {
    try {
      var last = false;
      while (!last) {
        var part = parts.take();
        last = part.last();
        for (var row : part.rows()) {
          if (!reader.take(row)) {
            return;
          }
        }
        if (part.failure() != null) {
          throw part.failure();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("interrupted while reading", e);
    }
  }

  /** Returns when nobody uses the cursor any more. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    // whatever it still fetched finds room, so it does not wait for somebody to take it
    parts.clear();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
