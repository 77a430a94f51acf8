package io.neosc.adapter.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a thread work in the background: whenever another thread has something to do it goes first.
 * Priorities of Java's own count for nothing on Linux, so the system is asked ({@code
 * sched_setattr(2)}), which lets everybody be nicer. On other systems, and where native calls are
 * forbidden, nothing changes.
 */
final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** A tenth of an ordinary thread's share when both want the processor; the range is 0 to 19. */
  private static final int NICE = 10;

  /**
   * How long it means to go on, in nanoseconds; the most that Linux takes. Who wants less may
   * interrupt it at once (Linux 6.12), and need not wait until a slice is over.
   */
  private static final long SLICE = 100_000_000;

  /** The call has no name of its own in the C library, and a number for each processor. */
  private static final Map<String, Long> NUMBERS = Map.of("amd64", 314L, "aarch64", 274L);

  /** {@code struct sched_attr} up to what was there from the first. */
  private static final MemoryLayout ATTRIBUTES =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName("size"),
          ValueLayout.JAVA_INT.withName("policy"),
          ValueLayout.JAVA_LONG.withName("flags"),
          ValueLayout.JAVA_INT.withName("nice"),
          ValueLayout.JAVA_INT.withName("priority"),
          ValueLayout.JAVA_LONG.withName("runtime"),
          ValueLayout.JAVA_LONG.withName("deadline"),
          ValueLayout.JAVA_LONG.withName("period"));

  private static final int SIZE_AT = 0;
  private static final int NICE_AT = 16;
  private static final int RUNTIME_AT = 24;
  private static final int THE_CALLING_THREAD = 0;

  private static final Optional<MethodHandle> SYSCALL = function();

  private Background() {}

  private static Optional<MethodHandle> function() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      var linker = Linker.nativeLinker();
      var signature =
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT);
      return linker
          .defaultLookup()
          .find("syscall")
          .map(address ->
              linker.downcallHandle(address, signature, Linker.Option.firstVariadicArg(1)));
    } catch (RuntimeException e) {
      LOG.debug("Native calls are not possible here", e);
      return Optional.empty();
    }
  }

  /** What does {@code work} in the background, on a platform thread of its own. */
  static Runnable of(Runnable work) {
    return () -> {
      var number = NUMBERS.get(System.getProperty("os.arch", ""));
      if (number != null) {
        SYSCALL.ifPresent(call -> lower(call, number));
      }
      work.run();
    };
  }

  private static void lower(MethodHandle syscall, long number) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ATTRIBUTES);
      attributes.set(ValueLayout.JAVA_INT, SIZE_AT, (int) ATTRIBUTES.byteSize());
      attributes.set(ValueLayout.JAVA_INT, NICE_AT, NICE);
      attributes.set(ValueLayout.JAVA_LONG, RUNTIME_AT, SLICE);
      var failed = (long) syscall.invokeExact(number, THE_CALLING_THREAD, attributes, 0);
      LOG.debug("The thread is in the background: {}", failed == 0);
    } catch (Throwable e) {
      LOG.debug("The thread keeps its priority", e);
    }
  }
}
