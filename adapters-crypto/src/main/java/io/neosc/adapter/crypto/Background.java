package io.neosc.adapter.crypto;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a thread work in the background: whenever another thread has something to do it goes first.
 * Priorities of Java's own count for nothing on Linux, so the system is asked, which lets everybody
 * be nicer. On other systems, and where native calls are forbidden, nothing changes.
 */
final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** A tenth of an ordinary thread's share when both want the processor; the range is 0 to 19. */
  private static final int NICE = 10;

  /** For {@code setpriority}: the number that follows is of a thread, 0 of the calling one. */
  private static final int OF_ONE_THREAD = 0;

  private static final Optional<MethodHandle> SET_PRIORITY = function();

  private Background() {}

  private static Optional<MethodHandle> function() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      var linker = Linker.nativeLinker();
      var signature =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT);
      return linker
          .defaultLookup()
          .find("setpriority")
          .map(address -> linker.downcallHandle(address, signature));
    } catch (RuntimeException e) {
      LOG.debug("Native calls are not possible here", e);
      return Optional.empty();
    }
  }

  /** What does {@code work} in the background, on a platform thread of its own. */
  static Runnable of(Runnable work) {
    return () -> {
      SET_PRIORITY.ifPresent(Background::lower);
      work.run();
    };
  }

  private static void lower(MethodHandle setPriority) {
    try {
      var failed = (int) setPriority.invokeExact(OF_ONE_THREAD, 0, NICE);
      LOG.debug("The thread is in the background: {}", failed == 0);
    } catch (Throwable e) {
      LOG.debug("The thread keeps its priority", e);
    }
  }
}
