package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.in.PresenceCommands;
import io.neosc.application.session.port.out.SignStore;
import io.neosc.application.session.port.out.SignsOfLife;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signs of life that this node took in (SE-7, SE-9). They come far more often than the store
 * could be asked: memory puts them together, and twice a second what is new goes to the store. So a
 * node that dies takes at most a second of them with it. While the store is away they wait, one
 * sign per session however many come. Memory holds what belongs to active sessions, and accounts
 * that called within the last second.
 */
public final class Signs implements SignsOfLife, PresenceCommands, AutoCloseable {
  /** For how long what is new may wait. */
  static final Duration FLUSH_AFTER = Duration.ofMillis(500);

  /** For how long views do without what other nodes stored. */
  static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(3);

  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);
  private static final Duration TRUSTED_SILENCE = Duration.ofSeconds(1);
  private static final int BATCH = 5_000;

  /** Beyond so many accounts within a second the others' calls are no sign. */
  private static final int MAX_ACCOUNTS = 100_000;

  private static final Logger log = LoggerFactory.getLogger(Signs.class);
  private final Map<SessionId, Held> known = new ConcurrentHashMap<>();
  private final Map<AccountId, Call> calls = new ConcurrentHashMap<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final SignStore store;
  private final LiveQueries live;
  private final InstantSource clock;
  private final ScheduledExecutorService worker;
  private boolean away;

  /**
   * What memory has of a session.
   *
   * @param stored whether the store has it too
   * @param readAt when the store was asked what other nodes know
   */
  private record Held(SignOfLife sign, boolean stored, Instant readAt) {
    static Held fresh(SignOfLife sign) {
      return new Held(sign, false, Instant.EPOCH);
    }

    Held and(Held other) {
      var joined = sign.and(other.sign);
      var nothingNew = joined.equals(sign) ? stored : joined.equals(other.sign) && other.stored;
      var last = readAt.isAfter(other.readAt) ? readAt : other.readAt;
      return joined.equals(sign) && nothingNew == stored && last.equals(readAt)
          ? this
          : new Held(joined, nothingNew, last);
    }

    Held asStored() {
      return new Held(sign, true, readAt);
    }
  }

  /**
   * An account's last call.
   *
   * @param taken whether its sessions have the sign already
   */
  private record Call(Instant at, boolean taken) {}

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public Signs(
      SignStore store, LiveQueries live, InstantSource clock, ScheduledExecutorService worker) {
    this.store = store;
    this.live = live;
    this.clock = clock;
    this.worker = worker;
  }

  /** Takes a sign in and gives what memory knows with it. */
  SignOfLife take(SignOfLife sign) {
    var held = known.merge(sign.session(), Held.fresh(sign), Held::and);
    if (!held.stored()) {
      later();
    }
    return held.sign();
  }

  @Override
  public void called(AccountId account) {
    var now = clock.instant();
    var last = calls.get(account);
    if (last == null ? calls.size() < MAX_ACCOUNTS : !now.isBefore(last.at().plus(BETWEEN_CALLS))) {
      calls.put(account, new Call(now, false));
      later();
    }
  }

  /** What this node knows of a session; null if nothing. Never blocks. */
  @Nullable SignOfLife remembered(SessionId session) {
    var held = known.get(session);
    return held == null ? null : held.sign();
  }

  /**
   * What this node and the store know of a session; null if nothing.
   *
   * @throws StoreUnavailable if the store cannot answer
   */
  @Nullable SignOfLife stored(SessionId session) {
    var found = store.find(List.of(session)).get(session);
    var held = remembered(session);
    if (found == null || held == null) {
      return found == null ? held : found;
    }
    return found.and(held);
  }

  @Override
  public Map<SessionId, Instant> lastSeen(Collection<Session.State> sessions) {
    if (sessions.isEmpty()) {
      return Map.of();
    }
    var signs = new HashMap<>(store.find(sessions.stream().map(Session.State::id).toList()));
    var lastSeen = new HashMap<SessionId, Instant>();
    for (var session : sessions) {
      addRemembered(signs, session);
      var last = session.lastSeenAt();
      var sign = signs.get(session.id());
      lastSeen.put(
          session.id(), sign == null || last.isAfter(sign.lastSeenAt()) ? last : sign.lastSeenAt());
    }
    return lastSeen;
  }

  private void addRemembered(Map<SessionId, SignOfLife> signs, Session.State session) {
    var id = session.id();
    var held = remembered(id);
    if (held != null) {
      signs.merge(id, held, SignOfLife::and);
    }
    var call = session.active() ? calls.get(session.accountId()) : null;
    if (call != null && !call.at().isBefore(session.startedAt())) {
      signs.merge(id, SignOfLife.seen(id, call.at()), SignOfLife::and);
    }
  }

  /**
   * What is known of each of {@code sessions} of which anything is, to be shown: what this node
   * took in until now, and what others stored until a few seconds ago. Asks the store only where
   * memory is older than that, and not while it is silent.
   */
  Map<SessionId, SignOfLife> shown(Collection<Session.State> sessions) {
    var now = clock.instant();
    var unread = sessions.stream().filter(session -> unread(session, now)).toList();
    var shown = unread.isEmpty() ? new HashMap<SessionId, SignOfLife>() : read(unread, now);
    sessions.forEach(session -> addRemembered(shown, session));
    return shown;
  }

  private boolean unread(Session.State session, Instant now) {
    var held = known.get(session.id());
    return held == null || !now.isBefore(held.readAt().plus(READ_AGAIN_AFTER));
  }

  /** The same without asking the store; empty if it would have to be asked. Never blocks. */
  Optional<Map<SessionId, SignOfLife>> remembered(Collection<Session.State> sessions) {
    var now = clock.instant();
    if (sessions.stream().anyMatch(session -> unread(session, now))) {
      return Optional.empty();
    }
    var shown = new HashMap<SessionId, SignOfLife>();
    sessions.forEach(session -> addRemembered(shown, session));
    return Optional.of(shown);
  }

  private Map<SessionId, SignOfLife> read(List<Session.State> sessions, Instant now) {
    if (live.silence().compareTo(TRUSTED_SILENCE) > 0) {
      return new HashMap<>();
    }
    try {
      var found = new HashMap<>(store.find(sessions.stream().map(Session.State::id).toList()));
      sessions.stream()
          .filter(Session.State::active)
          .forEach(session -> {
            var sign =
                found.getOrDefault(
                    session.id(), SignOfLife.seen(session.id(), session.lastSeenAt()));
            known.merge(session.id(), new Held(sign, true, now), Held::and);
          });
      return found;
    } catch (StoreUnavailable unavailable) {
      log.debug("Signs of life are shown from memory alone", unavailable);
      return new HashMap<>();
    }
  }

  private void later() {
    if (scheduled.compareAndSet(false, true)) {
      try {
        var _ = worker.schedule(this::flush, FLUSH_AFTER.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException ending) {
        log.debug("The process ends; what comes now is lost", ending);
      }
    }
  }

  /** Stores what is not stored yet, because the process ends. */
  @Override
  public void close() {
    flush();
  }

  private synchronized void flush() {
    scheduled.set(false);
    takeCalls();
    store();
    forget();
    if (!calls.isEmpty() || known.values().stream().anyMatch(held -> !held.stored())) {
      later();
    }
  }

  /** An account's call is a sign of all its sessions that were there already. */
  private void takeCalls() {
    calls.forEach((account, call) -> {
      if (!call.taken() && calls.replace(account, call, new Call(call.at(), true))) {
        for (var session : live.activeSessionsOf(account)) {
          if (!call.at().isBefore(session.startedAt())) {
            take(SignOfLife.seen(session.id(), call.at()));
          }
        }
      }
    });
  }

  private void store() {
    var fresh = new ArrayList<Held>();
    known
        .values()
        .forEach(held -> {
          if (!held.stored()) {
            fresh.add(held);
          }
        });
    try {
      for (var from = 0; from < fresh.size(); from += BATCH) {
        var part = fresh.subList(from, Math.min(from + BATCH, fresh.size()));
        store.store(part.stream().map(Held::sign).toList());
        part.forEach(held -> known.replace(held.sign().session(), held, held.asStored()));
      }
      away = false;
    } catch (StoreUnavailable unavailable) {
      if (!away) {
        log.warn("Signs of life wait in memory: the store is {}", unavailable.kind());
      }
      away = true;
    }
  }

  /** What is stored and belongs to no active session, and calls that hold back no other ones. */
  private void forget() {
    var now = clock.instant();
    calls.forEach((account, call) -> {
      if (call.taken() && !now.isBefore(call.at().plus(BETWEEN_CALLS))) {
        calls.remove(account, call);
      }
    });
    known.forEach((session, held) -> {
      if (held.stored() && live.activeSession(session).isEmpty()) {
        known.remove(session, held);
      }
    });
  }
}
