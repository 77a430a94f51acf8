package io.neosc.application.shared.port;

import io.neosc.application.shared.port.PartState.Health;
import io.neosc.application.shared.port.PartState.LastError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers how a part is and since when. Each time that it falls ill is one warning in the log,
 * under a reference that outsiders are told instead of the error itself; that it is well again is
 * one line as well. Safe for many threads.
 */
public final class PartTracker implements Probe {
  private static final Logger log = LoggerFactory.getLogger(PartTracker.class);
  private static final AtomicLong NEXT = new AtomicLong();
  private final String name;
  private final InstantSource clock;
  private final AtomicReference<PartState> state;

  /** It begins as one that is being made ready. */
  public PartTracker(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
    this.state =
        new AtomicReference<>(new PartState(name, Health.PREPARING, clock.instant(), null, null));
  }

  @Override
  public PartState state() {
    return state.get();
  }

  /** It is ready for work, and had none yet. */
  public void ready() {
    well(null);
  }

  /** It answered, and was as quick as this. */
  public void answered(Duration latency) {
    well(latency);
  }

  private void well(@Nullable Duration latency) {
    var now = clock.instant();
    var before =
        state.getAndUpdate(was ->
            new PartState(
                name,
                Health.HEALTHY,
                was.health() == Health.HEALTHY ? was.since() : now,
                latency,
                was.lastError()));
    if (before.health() == Health.UNHEALTHY) {
      log.atInfo().addKeyValue("part", name).log("The part {} is well again", name);
    }
  }

  /**
   * It failed.
   *
   * @param errorClass what outsiders may know, such as {@code unreachable}
   * @param cause goes to the log, when it begins
   */
  public void failed(String errorClass, @Nullable Throwable cause) {
    var now = clock.instant();
    var error = new LastError(errorClass, reference(), now);
    var before =
        state.getAndUpdate(was ->
            was.health() == Health.UNHEALTHY
                ? was
                : new PartState(name, Health.UNHEALTHY, now, was.latency(), error));
    if (before.health() != Health.UNHEALTHY) {
      log.atWarn()
          .addKeyValue("part", name)
          .addKeyValue("error_class", errorClass)
          .addKeyValue("reference", error.reference())
          .addKeyValue("cause", cause == null ? null : cause.getClass().getSimpleName())
          .log("The part {} is ill ({})", name, errorClass);
    }
  }

  /** Unlike every other of this process, and hardly one of another: enough to find a line. */
  private String reference() {
    return "err-%x-%x".formatted(clock.millis(), NEXT.incrementAndGet());
  }
}
