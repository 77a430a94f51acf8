package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.WorkspaceType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what this node committed (OB-2). Every series is there from the start, at zero. */
@Singleton
final class CommitMetrics implements CommitObserver {
  private final Timer durations;
  private final Map<WorkspaceType, Counter> launches = new EnumMap<>(WorkspaceType.class);
  private final Map<EndReason, Counter> ends = new EnumMap<>(EndReason.class);
  private final Map<SignInMethod, Counter> opened = new EnumMap<>(SignInMethod.class);
  private final Map<SignInMethod, Counter> refused = new EnumMap<>(SignInMethod.class);

  CommitMetrics(MeterRegistry registry) {
    durations =
        Timer.builder("neosc.session.duration")
            .description("How long sessions lasted that ended on this node")
            .serviceLevelObjectives(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(4),
                Duration.ofHours(8),
                Duration.ofHours(24))
            .register(registry);
    for (var type : WorkspaceType.values()) {
      launches.put(
          type,
          Counter.builder("neosc.workspace.launches")
              .description("Sessions that were launched on this node")
              .tag("type", Wire.lower(type))
              .register(registry));
    }
    for (var reason : EndReason.values()) {
      ends.put(
          reason,
          Counter.builder("neosc.session.ends")
              .description("Sessions that ended on this node")
              .tag("reason", Wire.lower(reason))
              .register(registry));
    }
    for (var method : SignInMethod.values()) {
      opened.put(method, attempts(registry, method, "success"));
      refused.put(method, attempts(registry, method, "failure"));
    }
  }

  private static Counter attempts(MeterRegistry registry, SignInMethod method, String status) {
    return Counter.builder("neosc.login.attempts")
        .description("Attempts to sign in on this node")
        .tag("status", status)
        .tag("method", Wire.lower(method))
        .register(registry);
  }

  @Override
  public void committed(
      CommitContext context, List<Change> changes, List<? extends DomainEvent> events) {
    events.forEach(this::count);
  }

  private void count(DomainEvent event) {
    switch (event) {
      case SessionEvent.Launched launched -> count(launches.get(launched.workspaceType()));
      case SessionEvent.Ended ended -> {
        durations.record(ended.duration());
        count(ends.get(ended.reason()));
      }
      case SignInEvent.Opened attempt -> count(opened.get(attempt.method()));
      case SignInEvent.Refreshed _ -> count(opened.get(SignInMethod.REFRESH));
      case SignInEvent.Refused attempt -> count(refused.get(attempt.method()));
      default -> {
        // Every other event is in the audit trail alone.
      }
    }
  }

  private static void count(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }
}
