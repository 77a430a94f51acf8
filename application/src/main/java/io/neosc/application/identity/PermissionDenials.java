package io.neosc.application.identity;

import io.neosc.application.identity.port.in.DenyPermission;
import io.neosc.application.identity.port.in.PermissionCommands;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.PermissionEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refusals down: the first of a caller, method and route at once, those of the following
 * minute together. Each node counts for itself. A caller can leave twice as many entries a minute
 * as there are routes that refuse it, whatever it does.
 */
public final class PermissionDenials implements PermissionCommands, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PermissionDenials.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Beyond so many at once the first ones alone are written, so that memory stays bounded. */
  private static final int MAX_WINDOWS = 10_000;

  private final Map<Asked, Window> windows = new ConcurrentHashMap<>();
  private final Commits commits;
  private final InstantSource clock;
  private final ScheduledExecutorService worker;

  /** What an account or an API key asked for. */
  private record Asked(
      @Nullable AccountId account,
      @Nullable String apiKey,
      String method,
      String route,
      boolean byLock) {}

  /**
   * A minute of refusals.
   *
   * @param first the context of the first of them
   * @param untold how many are not in the trail yet
   */
  private record Window(CommitContext first, int untold) {
    Window oneMore() {
      return new Window(first, untold + 1);
    }
  }

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public PermissionDenials(Commits commits, InstantSource clock, ScheduledExecutorService worker) {
    this.commits = commits;
    this.clock = clock;
    this.worker = worker;
  }

  @Override
  public void denied(DenyPermission command) {
    var actor = command.context().actor();
    if (actor == null && command.apiKey() == null) {
      return;
    }
    var account = actor == null ? null : actor.accountId();
    var asked =
        new Asked(account, command.apiKey(), command.method(), command.route(), command.byLock());
    var opened = new Window(command.context(), 0);
    var window =
        windows.compute(
            asked,
            (_, known) -> {
              if (known != null) {
                return known.oneMore();
              }
              return windows.size() < MAX_WINDOWS ? opened : null;
            });
    if (window == null || window.untold() == 0) {
      if (!told(asked, command.context(), 1)) {
        windows.computeIfPresent(asked, (_, known) -> known.oneMore());
      }
      if (window != null) {
        later(asked, WINDOW);
      }
    }
  }

  /** Tells what was not told yet, because the process ends. */
  @Override
  public void close() {
    windows.keySet().forEach(this::end);
  }

  /** Ends a minute; what happened in it meanwhile is told, or waits for the store. */
  private void end(Asked asked) {
    var ended = windows.remove(asked);
    if (ended != null && ended.untold() > 0 && !told(asked, ended.first(), ended.untold())) {
      windows.merge(
          asked,
          ended,
          (known, missed) -> new Window(missed.first(), known.untold() + missed.untold()));
      later(asked, WINDOW);
    }
  }

  private boolean told(Asked asked, CommitContext context, int times) {
    try {
      commits.record(
          context,
          new PermissionEvent.Denied(
              asked.method(),
              asked.route(),
              asked.apiKey(),
              asked.byLock(),
              times,
              clock.instant()));
      return true;
    } catch (StoreUnavailable away) {
      log.warn("A refusal is not in the audit trail yet: the store is {}", away.kind());
      return false;
    }
  }

  private void later(Asked asked, Duration wait) {
    try {
      var _ = worker.schedule(() -> end(asked), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("The process ends; what was not told yet is lost", ending);
    }
  }
}
