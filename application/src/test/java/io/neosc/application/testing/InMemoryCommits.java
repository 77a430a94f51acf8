package io.neosc.application.testing;

import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.IdempotentAnswers.Kept;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.shared.StaleAggregate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The write door over an {@link InMemoryStore}: one commit at a time, all or nothing. */
public final class InMemoryCommits implements Commits {
  private final InMemoryStore store;
  private final AuditDrafts drafts;
  private final List<CommitObserver> observers;
  private final AuditLog log = AuditLog.empty("main");

  public InMemoryCommits(InMemoryStore store, AuditDrafts drafts, List<CommitObserver> observers) {
    this.store = store;
    this.drafts = drafts;
    this.observers = observers;
  }

  @Override
  public void commit(CommitContext context, AggregateRoot<?, ?>... aggregates) {
    var changed = Arrays.stream(aggregates).filter(a -> !a.events().isEmpty()).toList();
    List<DomainEvent> events =
        changed.stream().<DomainEvent>flatMap(a -> a.events().stream()).toList();
    if (!events.isEmpty() && store(context, changed, drafts.of(context, events))) {
      var changes = changed.stream().map(Change::of).toList();
      observers.forEach(observer -> observer.committed(context, changes, events));
    }
  }

  @Override
  public void record(CommitContext context, DomainEvent... events) {
    store(context.claimed(), List.of(), drafts.of(context, List.of(events)));
    observers.forEach(observer -> observer.committed(context, List.of(), List.of(events)));
  }

  /** Whether it was stored now and not by an earlier call with the same operation key. */
  private boolean store(
      CommitContext context, List<AggregateRoot<?, ?>> changed, List<AuditDraft> entries) {
    synchronized (store) {
      store.requireHere();
      if (!entries.isEmpty() && storedEarlier(entries.getFirst())) {
        return false;
      }
      requireHeld(context);
      changed.forEach(this::requireFresh);
      changed.forEach(this::requireUnique);
      requireUnclaimed(context);
      var claims = changed.stream().flatMap(a -> a.claims().stream()).toList();
      store.counters.putAll(moved(claims));
      changed.forEach(this::put);
      claim(context, changed);
      entries.forEach(draft -> store.entries.add(log.append(draft)));
      return true;
    }
  }

  private void requireHeld(CommitContext context) {
    var fence = context.fence();
    if (fence != null && !store.holds(fence)) {
      throw new FencedOff(fence);
    }
  }

  private boolean storedEarlier(AuditDraft draft) {
    return store.entries.stream().map(AuditEntry::id).anyMatch(draft.id()::equals);
  }

  private void requireFresh(AggregateRoot<?, ?> aggregate) {
    var state = aggregate.state();
    var stored = store.states.get(state.key());
    if (state.version() == 0 && stored != null) {
      throw new KeyTaken(UniqueKey.ID);
    }
    if (state.version() != 0 && (stored == null || stored.version() != state.version())) {
      throw new StaleAggregate(state.key());
    }
  }

  private void requireUnique(AggregateRoot<?, ?> aggregate) {
    var claimed = InMemoryStore.unique(aggregate.state());
    if (claimed != null && !aggregate.removed() && others(aggregate).anyMatch(claimed::equals)) {
      throw new KeyTaken(claimed.key());
    }
  }

  private Stream<InMemoryStore.Unique> others(AggregateRoot<?, ?> aggregate) {
    return store.states.values().stream()
        .filter(stored -> !stored.key().equals(aggregate.state().key()))
        .map(InMemoryStore::unique);
  }

  private Map<String, Long> moved(List<Claim> claims) {
    var next = new HashMap<String, Long>();
    for (var claim : claims) {
      var stored = store.counters.getOrDefault(claim.counter(), 0L);
      var present = next.getOrDefault(claim.counter(), stored);
      var after = Math.max(0, present + claim.delta());
      if (!claim.admits(after)) {
        throw new BoundExceeded(claim, present);
      }
      next.put(claim.counter(), after);
    }
    return next;
  }

  private void requireUnclaimed(CommitContext context) {
    var claim = context.claim();
    if (claim != null && store.named.containsKey(claim.id())) {
      throw new KeyTaken(UniqueKey.IDEMPOTENCY_KEY);
    }
  }

  private void claim(CommitContext context, List<AggregateRoot<?, ?>> changed) {
    var claim = context.claim();
    if (claim != null) {
      var ids = changed.stream().map(aggregate -> aggregate.state().key()).toList();
      store.named.put(
          claim.id(),
          new InMemoryStore.Named(
              claim, new Kept(claim.fingerprint(), claim.attempt(), ids, null)));
    }
  }

  private void put(AggregateRoot<?, ?> aggregate) {
    var state = aggregate.state();
    if (aggregate.removed()) {
      store.states.remove(state.key());
    } else {
      store.states.put(state.key(), next(state));
    }
  }

  private static AggregateState<?> next(AggregateState<?> state) {
    return state.atVersion(state.version() + 1);
  }
}
