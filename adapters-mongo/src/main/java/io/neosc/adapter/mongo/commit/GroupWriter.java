package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.domain.audit.ChainHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this node that stores anything. It works in rounds: whoever is waiting is
 * looked up if that is needed, then stored as one batch; who could not be stored through no fault
 * of his own waits for the next round, before those who came later, until his caller's patience
 * ends.
 */
final class GroupWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final long IDLE_MILLIS = 100;
  private static final long FIRST_PAUSE = 2_000_000;
  private static final long LONGEST_PAUSE = 50_000_000;
  private static final long GLANCE = 300_000;
  private static final long BREATH = 50_000;
  private static final int BREATHS = 6;

  private final BlockingQueue<Pending> queue;
  private final ChainStore chain;
  private final BatchStore store;
  private final CommitSettings settings;
  private final PartTracker health;
  private final Courtesy courtesy = new Courtesy();
  private final Set<Pending> carried = new LinkedHashSet<>();
  private @Nullable ChainHead head;
  private @Nullable ChainHead lastSeen;
  private boolean ownFound;
  private int alone;
  private int expected;
  private long trouble;
  private int inVain;
  private volatile boolean draining;
  private volatile boolean stopped;

  GroupWriter(
      BlockingQueue<Pending> queue,
      ChainStore chain,
      BatchStore store,
      CommitSettings settings,
      PartTracker health) {
    this.queue = queue;
    this.chain = chain;
    this.store = store;
    this.settings = settings;
    this.health = health;
  }

  /** Ends after everything that is waiting has been answered. */
  void drain() {
    draining = true;
  }

  /** Ends after the present round. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    health.ready();
    try {
      while (!stopped && !(draining && queue.isEmpty() && carried.isEmpty())) {
        var members = gathered();
        if (members.isEmpty()) {
          lookWhetherItIsOver();
        } else {
          round(members);
        }
      }
    } catch (Error fatal) {
      health.failed("ended", fatal);
      throw fatal;
    }
    queue.drainTo(carried);
    carried.forEach(Pending::abandon);
    store.close();
  }

  /** Who was carried over, else the first who comes. */
  private List<Pending> gathered() {
    var members = new ArrayList<Pending>();
    carried.removeIf(member -> !member.waiting());
    carried.stream().limit(alone > 0 ? 1 : settings.batch()).forEach(members::add);
    members.forEach(carried::remove);
    if (members.isEmpty()) {
      alone = 0;
      var first = polled();
      if (first != null) {
        members.add(first);
      }
    }
    return members;
  }

  /**
   * Adds who is queued. Those who were just answered often come back at once: a moment's wait for
   * about as many as there were lately keeps callers from falling into two halves that never meet
   * in one batch.
   */
  private List<Pending> joinedBy(List<Pending> waiting) {
    var members = new ArrayList<>(waiting);
    if (alone == 0) {
      queue.drainTo(members, Math.max(0, settings.batch() - members.size()));
      for (var breath = 0; breath < BREATHS && members.size() < expected; breath++) {
        pause(BREATH);
        queue.drainTo(members, Math.max(0, settings.batch() - members.size()));
      }
    }
    return members;
  }

  private @Nullable Pending polled() {
    try {
      return queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopped = true;
      return null;
    }
  }

  /**
   * After trouble, and with nobody who waits: otherwise it would seem ill until the next change.
   */
  private void lookWhetherItIsOver() {
    if (trouble > 0) {
      try {
        head = chain.head();
        trouble = 0;
        health.ready();
      } catch (RuntimeException e) {
        hold(e);
      }
    }
  }

  private void round(List<Pending> members) {
    List<Pending> settled = members;
    try {
      settled = lookedUp(members);
      var at = headNow();
      settled = joinedBy(settled);
      var selection = new Selection(settled);
      if (!selection.leaders().isEmpty()) {
        var started = System.nanoTime();
        var attempt = store.store(at, selection.leaders());
        var took = System.nanoTime() - started;
        if (attempt instanceof Attempt.Stored) {
          health.answered(Duration.ofNanos(took));
        }
        conclude(selection, attempt);
        courtesy.took(System.nanoTime() - started);
      }
      carry(selection.followers());
    } catch (RuntimeException e) {
      unreachable(settled, e);
    }
  }

  // ---- before an attempt

  /** Those who are not stored already. */
  private List<Pending> lookedUp(List<Pending> members) {
    var suspects = members.stream().filter(Pending::isSuspect).toList();
    if (suspects.isEmpty()) {
      return members;
    }
    var found = chain.durable(idsOf(suspects));
    ownFound |= !found.isEmpty();
    return members.stream().filter(m -> !m.isSuspect() || m.settle(found)).toList();
  }

  private static List<String> idsOf(List<Pending> members) {
    return members.stream().flatMap(m -> m.entries().stream()).map(ChainableEntry::id).toList();
  }

  /** The chain's end, after others who write to it too have had their turn. */
  private ChainHead headNow() {
    var patience = courtesy.patience();
    if (head != null && patience == 0) {
      return head;
    }
    var until = System.nanoTime() + patience;
    var now = chain.head();
    while (lastSeen != null && now.seq() <= lastSeen.seq() && System.nanoTime() < until) {
      pause(GLANCE);
      now = chain.head();
    }
    if (lastSeen != null && now.seq() > lastSeen.seq() && !ownFound) {
      courtesy.metOthers();
    } else {
      courtesy.metNobody();
    }
    ownFound = false;
    lastSeen = now;
    head = now;
    return now;
  }

  // ---- after an attempt

  private void conclude(Selection selection, Attempt attempt) {
    var leaders = selection.leaders();
    inVain =
        attempt instanceof Attempt.Overtaken || attempt instanceof Attempt.Failed ? inVain + 1 : 0;
    if (inVain > 1) {
      store.clearTheWay();
    }
    switch (attempt) {
      case Attempt.Stored stored -> stored(selection, stored);
      case Attempt.Spoilt spoilt -> {
        carry(leaders.stream().filter(m -> !spoilt.culprits().containsKey(m)).toList());
        refuse(spoilt.culprits());
      }
      case Attempt.Overtaken overtaken -> {
        head = null;
        courtesy.metOthers();
        leaders.stream()
            .filter(member -> !overtaken.sure() || member.mayBeStored())
            .forEach(Pending::suspect);
        carry(leaders);
      }
      case Attempt.Failed failed -> failed(leaders, failed);
    }
  }

  private void stored(Selection selection, Attempt.Stored stored) {
    head = stored.head();
    lastSeen = head;
    expected = Math.min(settings.batch(), (selection.leaders().size() + queue.size()) * 7 / 8);
    trouble = 0;
    alone = Math.max(0, alone - 1);
    var refusals = new LinkedHashMap<>(stored.leftOut());
    var done = new HashMap<Pending, Boolean>();
    for (var member : selection.leaders()) {
      if (!refusals.containsKey(member)) {
        done.put(member, true);
        member.answer(new Outcome.Stored(false));
      }
    }
    selection.followers().removeIf(f -> refused(selection, f, done.keySet(), refusals));
    refuse(refusals);
  }

  private static boolean refused(
      Selection selection,
      Pending follower,
      Set<Pending> done,
      Map<Pending, RuntimeException> refusals) {
    var refusal = selection.refusal(follower, done);
    if (refusal != null) {
      refusals.put(follower, refusal);
    }
    return refusal != null;
  }

  /**
   * Answers with refusals. What may be stored already, by an earlier call or an attempt of unknown
   * outcome, would be refused because of itself: it is looked up first, also among what is not yet
   * durable.
   */
  private void refuse(Map<Pending, RuntimeException> refusals) {
    var doubtful = refusals.keySet().stream().filter(Pending::mayBeStored).toList();
    var open = doubtful.isEmpty() ? List.<Pending>of() : notSurelyAbsent(doubtful);
    open.forEach(Pending::suspect);
    carry(open);
    refusals.forEach((member, reason) -> {
      if (!open.contains(member)) {
        member.answer(new Outcome.Refused(reason));
      }
    });
  }

  private List<Pending> notSurelyAbsent(List<Pending> members) {
    try {
      var present = chain.present(idsOf(members));
      return members.stream()
          .filter(m -> m.entries().stream().anyMatch(entry -> present.containsKey(entry.id())))
          .toList();
    } catch (RuntimeException e) {
      hold(e);
      return members;
    }
  }

  private void failed(List<Pending> leaders, Attempt.Failed failed) {
    head = null;
    var culprit = !failed.again() && leaders.size() == 1;
    for (var member : leaders) {
      if (!failed.sure()) {
        member.doubt(failed.cause());
        if (member.entries().isEmpty()) {
          member.answer(new Outcome.Unavailable(Kind.UNKNOWN_OUTCOME, failed.cause()));
        }
      }
      if (culprit) {
        var kind = failed.sure() ? Kind.UNREACHABLE : Kind.UNKNOWN_OUTCOME;
        member.answer(new Outcome.Unavailable(kind, failed.cause()));
      }
    }
    if (!failed.again()) {
      alone = culprit ? Math.max(0, alone - 1) : leaders.size();
    }
    unreachable(leaders, failed.cause());
  }

  private void unreachable(List<Pending> members, RuntimeException cause) {
    head = null;
    members.forEach(member -> member.trouble(cause));
    carry(members);
    hold(cause);
  }

  private void carry(List<Pending> members) {
    for (var member : members) {
      member.release();
      if (member.waiting()) {
        carried.add(member);
      }
    }
  }

  private void hold(RuntimeException cause) {
    trouble++;
    health.failed("unreachable", cause);
    LOG.debug("A batch was not stored", cause);
    pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(trouble, 10)));
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
  }
}
