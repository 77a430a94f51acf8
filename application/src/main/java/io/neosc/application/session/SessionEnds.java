package io.neosc.application.session;

import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.StaleAggregate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which features end sessions of others, any number of them: admins, timers, locks,
 * gateways, the removal of a workspace. However many callers want the same session to end, it ends
 * once, for one reason, with one entry (SE-8); for the others it is over already and nothing to be
 * told.
 */
public final class SessionEnds {
  /** So many in one commit at most: what one caller wants must not keep everybody waiting. */
  static final int BATCH = 100;

  private final SessionRepository sessions;
  private final Commits commits;
  private final InstantSource clock;

  public SessionEnds(SessionRepository sessions, Commits commits, InstantSource clock) {
    this.sessions = sessions;
    this.commits = commits;
    this.clock = clock;
  }

  /** Ends them without a word more than the reason, see the other {@code end}. */
  public List<Session.State> end(
      CommitContext context, Collection<SessionId> wanted, EndReason reason) {
    return end(context, wanted, reason, null);
  }

  /**
   * Ends those of {@code wanted} that are active and gives those that this call ended, as they are
   * then. Unknown ones and those that are over, or are ended by somebody else meanwhile, are passed
   * over. A call that is cut off may have ended some; repeating it ends the rest.
   *
   * @param context who ends them; its operation key and its claim of a name are not used, since
   *     there may be several commits
   * @param note why, in the words of who ends them, up to {@link Session#MAX_NOTE} characters; for
   *     the trail
   * @throws io.neosc.application.shared.port.StoreUnavailable if some are not known to have ended
   * @throws StaleAggregate if a session changed again and again without ending
   */
  public List<Session.State> end(
      CommitContext context,
      Collection<SessionId> wanted,
      EndReason reason,
      @Nullable String note) {
    var every = new End(context.claimed().once(null), reason, note);
    var distinct = List.copyOf(new LinkedHashSet<>(wanted));
    var ended = new ArrayList<Session.State>();
    for (var from = 0; from < distinct.size(); from += BATCH) {
      var to = Math.min(from + BATCH, distinct.size());
      ended.addAll(all(every, distinct.subList(from, to)));
    }
    return ended;
  }

  /**
   * Smaller parts when one of them was changed meanwhile: against many who end single ones a large
   * commit would be stale for ever.
   */
  private List<Session.State> all(End end, List<SessionId> ids) {
    if (ids.size() == 1) {
      return Deciding.again(() -> once(end, ids));
    }
    try {
      return once(end, ids);
    } catch (StaleAggregate stale) {
      var half = ids.size() / 2;
      var ended = new ArrayList<>(all(end, ids.subList(0, half)));
      ended.addAll(all(end, ids.subList(half, ids.size())));
      return ended;
    }
  }

  private List<Session.State> once(End end, List<SessionId> ids) {
    var by = end.context().party();
    var now = clock.instant();
    var active = sessions.findAll(ids).stream().filter(found -> found.state().active()).toList();
    active.forEach(session -> session.end(end.reason(), by, end.note(), now));
    commits.commit(end.context(), active.toArray(Session[]::new));
    return active.stream().map(Session::state).toList();
  }

  /** What every one of them gets. */
  private record End(CommitContext context, EndReason reason, @Nullable String note) {}
}
