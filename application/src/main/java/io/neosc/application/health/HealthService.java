package io.neosc.application.health;

import io.neosc.application.health.port.in.HealthQueries;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartState.Health;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what the parts say of themselves, and watches this node's memory itself. */
public final class HealthService implements HealthQueries {
  /** The part without which nothing can be decided. */
  public static final String DATABASE = "database";

  private static final String CHANGE_STREAM = "change_stream";

  /** The change stream gives a sign of life twice a second. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

  private static final List<PartState> NOT_CONFIGURED =
      Stream.of("drift_detection", "oauth", "redis").map(PartState::notConfigured).toList();

  private final List<Probe> probes;
  private final LiveQueries live;
  private final PartTracker stream;
  private volatile boolean open;

  public HealthService(List<Probe> probes, LiveQueries live, InstantSource clock) {
    this.probes = List.copyOf(probes);
    this.live = live;
    this.stream = new PartTracker(CHANGE_STREAM, clock);
  }

  /** From now on this node serves. */
  public void openDoor() {
    open = true;
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public List<PartState> parts() {
    return Stream.concat(
            Stream.concat(probes.stream().map(Probe::state), Stream.of(streamState())),
            NOT_CONFIGURED.stream())
        .sorted(Comparator.comparing(PartState::name))
        .toList();
  }

  @Override
  public Readiness readiness() {
    if (!open) {
      return Readiness.STARTING;
    }
    var away =
        probes.stream()
            .map(Probe::state)
            .anyMatch(part -> part.name().equals(DATABASE) && !part.fine());
    if (away) {
      return Readiness.DATABASE_AWAY;
    }
    return streamState().fine() ? Readiness.READY : Readiness.MEMORY_BEHIND;
  }

  private PartState streamState() {
    if (!live.ready()) {
      return stream.state();
    }
    var silence = live.silence();
    if (silence.compareTo(LONGEST_SILENCE) > 0) {
      stream.failed("silent", null);
    } else {
      stream.answered(silence);
    }
    var state = stream.state();
    return state.health() == Health.HEALTHY
        ? new PartState(state.name(), state.health(), state.since(), null, state.lastError())
        : state;
  }
}
