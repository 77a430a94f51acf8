package io.neosc.adapter.mongo.shared;

import com.mongodb.MongoException;
import io.neosc.application.shared.port.StoreUnavailable;
import java.util.function.Supplier;

/** The one place where errors of the driver become errors of the ports. */
public final class Reads {
  private Reads() {}

  /**
   * Asks the store.
   *
   * @throws StoreUnavailable for every error of the driver, also one that Micronaut Data wrapped
   * @throws UnreadableDocument if what was found is not what this program writes
   */
  public static <T> T run(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  /** What a port says instead of {@code error}; the error itself if it is none of the store's. */
  public static RuntimeException translated(RuntimeException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnreadableDocument unreadable -> {
          return unreadable;
        }
        case MongoException _ -> {
          return new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE, error);
        }
        default -> {}
      }
    }
    return error;
  }
}
