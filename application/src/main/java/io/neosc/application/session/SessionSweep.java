package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.out.LongRunningSessions;
import io.neosc.application.session.port.out.SignsOfLife;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.EffectiveLimits.Due;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ends sessions whose time is over (SE-9), on the one node that holds the lease for it and under
 * its fence. All times are stored ones: a restart forgets nothing. Nothing ends by one look alone,
 * nor by one clock alone: a session's time must be over by this node's clock and by the store's, in
 * two sweeps in a row, and its signs of life are asked for once more right before its end. For one
 * thread only.
 */
public final class SessionSweep {
  /** So many sessions are looked at and ended together. */
  static final int BATCH = SessionEnds.BATCH;

  private static final int TRACE_ID_BYTES = 16;

  private final LiveQueries live;
  private final SignsOfLife signs;
  private final SessionEnds ends;
  private final LongRunningSessions longRunning;
  private final SessionTimes limits;
  private final Tenure tenure;
  private final IdGenerator ids;
  private final InstantSource clock;

  /** The last signs of life that are known; who was heard of lately need not be asked for. */
  private final Map<SessionId, Instant> heard = new HashMap<>();

  private Findings before = Findings.NONE;

  public SessionSweep(
      LiveQueries live,
      SignsOfLife signs,
      SessionEnds ends,
      LongRunningSessions longRunning,
      SessionTimes limits,
      Tenure tenure,
      IdGenerator ids,
      InstantSource clock) {
    this.live = live;
    this.signs = signs;
    this.ends = ends;
    this.longRunning = longRunning;
    this.limits = limits;
    this.tenure = tenure;
    this.ids = ids;
    this.clock = clock;
  }

  /** What one sweep found: the next one acts on it if it finds the same. */
  private record Findings(Set<SessionId> due, Set<SessionId> overdue) {
    static final Findings NONE = new Findings(Set.of(), Set.of());
  }

  /** What came of a sweep. */
  public sealed interface Outcome {

    /** Another node sweeps, or this one does not know enough yet. */
    record NotMine() implements Outcome {}

    /**
     * It was done.
     *
     * @param ahead by how much this node's clock is ahead of the store's
     */
    record Done(int looked, int ended, Duration ahead) implements Outcome {}
  }

  /**
   * Sweeps once, if that is this node's work.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if it was cut off; what it did not do
   *     the next ones will
   */
  public Outcome sweep() {
    var last = before;
    before = Findings.NONE;
    var held = live.ready() ? tenure.keep() : Optional.<Lease.Held>empty();
    if (held.isEmpty()) {
      heard.clear();
      return new Outcome.NotMine();
    }
    try {
      return sweep(held.get(), last);
    } catch (FencedOff overtaken) {
      return new Outcome.NotMine();
    }
  }

  private Outcome sweep(Lease.Held held, Findings last) {
    var now = earlier(held);
    var sessions = new Sessions(live.activeSessions());
    heard.keySet().retainAll(sessions.byId().keySet());
    var context = CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));

    var due = sessions.due(sessions.all(), now);
    learn(due);
    due = sessions.due(due, now);
    var overdue = sessions.longRunning(now);
    var found = new Findings(idsOf(due), idsOf(overdue.keySet()));

    var agreed = due.stream().filter(session -> last.due().contains(session.id())).toList();
    var ended = new HashSet<SessionId>();
    for (var from = 0; from < agreed.size(); from += BATCH) {
      var part = agreed.subList(from, Math.min(from + BATCH, agreed.size()));
      var still = tenure.keep();
      if (still.isEmpty()) {
        return new Outcome.NotMine();
      }
      ended.addAll(end(context, still.get(), sessions, part));
    }
    overdue
        .keySet()
        .removeIf(
            session -> ended.contains(session.id()) || !last.overdue().contains(session.id()));
    longRunning.goOn(context.fenced(held.fence()), overdue);
    before = found;
    return new Outcome.Done(
        sessions.all().size(), ended.size(), Duration.between(held.at(), clock.instant()));
  }

  /** Two clocks have to agree that it is so late: one alone may be wrong (RE-6). */
  private Instant earlier(Lease.Held held) {
    var own = clock.instant();
    return own.isBefore(held.at()) ? own : held.at();
  }

  private void learn(Collection<Session.State> sessions) {
    if (!sessions.isEmpty()) {
      heard.putAll(signs.lastSeen(sessions));
    }
  }

  /** Ends those whose signs of life are still missing, and gives them. */
  private Set<SessionId> end(
      CommitContext context, Lease.Held held, Sessions sessions, List<Session.State> part) {
    learn(part);
    var now = earlier(held);
    var reasons = new LinkedHashMap<Due, List<SessionId>>();
    for (var session : part) {
      sessions
          .due(session, now)
          .ifPresent(due -> reasons.computeIfAbsent(due, _ -> new ArrayList<>()).add(session.id()));
    }
    var ended = new HashSet<SessionId>();
    for (var reason : reasons.entrySet()) {
      var due = reason.getKey();
      ended.addAll(
          idsOf(
              ends.end(
                  context.fenced(held.fence()),
                  reason.getValue(),
                  due.reason(),
                  noteOf(due.limit()))));
    }
    return ended;
  }

  private static String noteOf(Limit limit) {
    return "limit of " + limit.value().toSeconds() + " s, set by " + limit.source();
  }

  private static Set<SessionId> idsOf(Collection<Session.State> sessions) {
    return sessions.stream().map(Session.State::id).collect(Collectors.toSet());
  }

  /** The active sessions at one moment, with the limits that hold for them. */
  private final class Sessions {
    private final List<Session.State> all;
    private final Map<WorkspaceId, EffectiveLimits> known = new HashMap<>();

    Sessions(List<Session.State> all) {
      this.all = all;
    }

    List<Session.State> all() {
      return all;
    }

    Map<SessionId, Session.State> byId() {
      return all.stream().collect(Collectors.toMap(Session.State::id, Function.identity()));
    }

    private EffectiveLimits limitsOf(Session.State session) {
      return known.computeIfAbsent(
          session.workspaceId(),
          id -> limits.in(live.workspace(id).map(found -> found.workspace()).orElse(null)));
    }

    Optional<Due> due(Session.State session, Instant now) {
      var stored = session.lastSeenAt();
      var remembered = heard.getOrDefault(session.id(), stored);
      var seen = remembered.isAfter(stored) ? remembered : stored;
      return limitsOf(session).due(session.startedAt(), seen, now);
    }

    List<Session.State> due(List<Session.State> some, Instant now) {
      return some.stream().filter(session -> due(session, now).isPresent()).toList();
    }

    Map<Session.State, Limit> longRunning(Instant now) {
      var overdue = new LinkedHashMap<Session.State, Limit>();
      for (var session : all) {
        limitsOf(session)
            .longRunning(session.startedAt(), now)
            .ifPresent(limit -> overdue.put(session, limit));
      }
      return overdue;
    }
  }
}
