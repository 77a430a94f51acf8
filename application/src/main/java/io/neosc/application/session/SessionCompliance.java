package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.session.port.out.SessionRequirement;
import io.neosc.application.session.port.out.SessionRequirement.Breach;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.StaleAggregate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions that no longer comply with a {@link SessionRequirement}, at once whenever something
 * changed that a requirement may look at (SE-11), and after the place in the stream of changes was
 * lost. Every node does so: the change stream brings all changes to each of them in one order, so
 * whichever came first, the lock or the session that it hits, the node that hears of the second has
 * heard of the first. {@link SessionEnds} sees to it that each session ends once. While the store
 * is away the ends wait and are made up for.
 */
public final class SessionCompliance implements LiveFeed {
  private static final Logger log = LoggerFactory.getLogger(SessionCompliance.class);
  private static final int TRACE_ID_BYTES = 16;
  private static final long AGAIN_SECONDS = 1;

  private final List<SessionRequirement> requirements;
  private final LiveQueries live;
  private final SessionEnds ends;
  private final IdGenerator ids;
  private final ScheduledExecutorService worker;
  private final AtomicBoolean wanted = new AtomicBoolean();

  /**
   * @param requirements the first one that a session breaks is the reason of its end
   * @param worker runs one task at a time; its owner ends it
   */
  public SessionCompliance(
      List<SessionRequirement> requirements,
      LiveQueries live,
      SessionEnds ends,
      IdGenerator ids,
      ScheduledExecutorService worker) {
    this.requirements = List.copyOf(requirements);
    this.live = live;
    this.ends = ends;
    this.ids = ids;
    this.worker = worker;
  }

  /** Single sessions are looked at here and now, which costs little; all of them on the worker. */
  @Override
  public void changed(Change change) {
    switch (change) {
      case Change.SessionStored(var session) -> look(List.of(session));
      case Change.AccountStored(var account) -> look(live.activeSessionsOf(account.id()));
      case Change.LockStored _, Change.PolicyStored _, Change.WorkspaceStored _ -> evaluate();
      case Change.SignInStored _,
          Change.OrganizationStored _,
          Change.AlertStored _,
          Change.ApiKeyStored _,
          Change.AtRest _,
          Change.EntryAppended _,
          Change.Removed _ -> {
        // No session complies less for it: what is removed ends its sessions itself.
      }
    }
  }

  @Override
  public void rebuilt() {
    evaluate();
  }

  private void look(List<Session.State> sessions) {
    if (sessions.stream().anyMatch(session -> session.active() && breachOf(session).isPresent())) {
      evaluate();
    }
  }

  /** Looks at all live sessions soon, on the worker; many wishes at once are one. Never blocks. */
  public void evaluate() {
    if (wanted.compareAndSet(false, true)) {
      schedule(0);
    }
  }

  private void schedule(long seconds) {
    try {
      var _ = worker.schedule(this::evaluateNow, seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("Not evaluated, the process ends; the other nodes and the next start do", ending);
    }
  }

  private void evaluateNow() {
    wanted.set(false);
    try {
      breaches().forEach(this::end);
    } catch (StoreUnavailable | StaleAggregate later) {
      log.info("Sessions that do not comply have to wait ({})", later.getMessage());
      if (wanted.compareAndSet(false, true)) {
        schedule(AGAIN_SECONDS);
      }
    } catch (RuntimeException e) {
      log.error("Sessions could not be evaluated", e);
    }
  }

  private Map<Breach, List<SessionId>> breaches() {
    var found = new LinkedHashMap<Breach, List<SessionId>>();
    for (var session : live.activeSessions()) {
      breachOf(session)
          .ifPresent(
              breach -> found.computeIfAbsent(breach, _ -> new ArrayList<>()).add(session.id()));
    }
    return found;
  }

  private Optional<Breach> breachOf(Session.State session) {
    return requirements.stream()
        .flatMap(requirement -> requirement.breachOf(session).stream())
        .findFirst();
  }

  private void end(Breach breach, List<SessionId> sessions) {
    var context = CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));
    var ended = ends.end(context, sessions, breach.reason(), breach.note());
    if (!ended.isEmpty()) {
      log.info("Ended {} sessions that no longer comply: {}", ended.size(), breach.reason());
    }
  }
}
