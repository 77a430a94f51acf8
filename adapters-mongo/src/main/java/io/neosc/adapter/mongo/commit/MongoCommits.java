package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.DomainEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The write door on MongoDB. Callers do all the work that needs no place in the chain, queue up,
 * and wait for the one writer of this node, which stores them in groups.
 */
@Singleton
final class MongoCommits implements Commits, Probe, AutoCloseable {
  private final StoredForms forms;
  private final AuditDrafts drafts;
  private final List<CommitObserver> observers;
  private final CommitSettings settings;
  private final BlockingQueue<Pending> queue;
  private final PartTracker health;
  private final GroupWriter writer;
  private final Thread thread;
  private volatile boolean closing;

  @Inject
  MongoCommits(
      MongoClient client,
      MongoDatabase database,
      StoredForms forms,
      AuditDrafts drafts,
      List<CommitObserver> observers,
      CommitSettings settings,
      InstantSource clock) {
    this(
        client,
        database,
        forms,
        drafts,
        observers,
        settings,
        new PartTracker("audit_writer", clock),
        ReadConcern.MAJORITY);
  }

  MongoCommits(
      MongoClient client,
      MongoDatabase database,
      StoredForms forms,
      AuditDrafts drafts,
      List<CommitObserver> observers,
      CommitSettings settings,
      PartTracker health,
      ReadConcern tailConcern) {
    this.forms = forms;
    this.drafts = drafts;
    this.observers = List.copyOf(observers);
    this.settings = settings;
    this.health = health;
    this.queue = new ArrayBlockingQueue<>(settings.queue());
    var chain = new ChainStore(database, ChainHead.MAIN, settings, tailConcern);
    this.writer =
        new GroupWriter(
            queue, chain, new BatchStore(client, database, chain, settings), settings, health);
    this.thread = Thread.ofPlatform().name("commit-writer").daemon().start(writer);
  }

  @Override
  public void commit(CommitContext context, AggregateRoot<?, ?>... aggregates) {
    var changed = Arrays.stream(aggregates).filter(a -> !a.events().isEmpty()).toList();
    if (changed.isEmpty()) {
      return;
    }
    var stored = stored(context, changed);
    var claims = changed.stream().flatMap(aggregate -> aggregate.claims().stream()).toList();
    var events = new ArrayList<DomainEvent>();
    changed.forEach(aggregate -> events.addAll(aggregate.events()));
    if (store(context, stored, claims, events)) {
      var changes = changed.stream().map(Change::of).toList();
      observers.forEach(observer -> observer.committed(context, changes, events));
    }
  }

  private List<StoredForm> stored(CommitContext context, List<AggregateRoot<?, ?>> changed) {
    var stored = new ArrayList<StoredForm>();
    changed.forEach(aggregate -> stored.add(forms.of(aggregate)));
    var claim = context.claim();
    if (claim != null) {
      stored.add(forms.of(claim, List.copyOf(stored)));
    }
    return stored;
  }

  @Override
  public void record(CommitContext context, DomainEvent... events) {
    var all = List.of(events);
    if (all.isEmpty()) {
      return;
    }
    if (store(context, List.of(), List.of(), all)) {
      observers.forEach(observer -> observer.committed(context, List.of(), all));
    }
  }

  /** Returns false if an earlier call with the same operation key had stored it. */
  private boolean store(
      CommitContext context,
      List<StoredForm> stored,
      List<Claim> claims,
      List<? extends DomainEvent> events) {
    var entries =
        drafts.of(context, events).stream()
            .map(draft -> new ChainableEntry(ChainHead.MAIN, draft))
            .toList();
    if (stored.isEmpty() && entries.isEmpty()) {
      return true;
    }
    var repeatable = context.operationKey() != null;
    var pending =
        new Pending(stored, claims, entries, context.fence(), repeatable, settings.deadline());
    return switch (outcome(pending)) {
      case Outcome.Stored(var repeated) -> !repeated;
      case Outcome.Refused(var reason) -> throw reason;
      case Outcome.Unavailable(var kind, var cause) ->
          throw cause == null ? new StoreUnavailable(kind) : new StoreUnavailable(kind, cause);
    };
  }

  private Outcome outcome(Pending pending) {
    if (closing) {
      return new Outcome.Unavailable(Kind.DRAINING, null);
    }
    if (!queue.offer(pending)) {
      return new Outcome.Unavailable(Kind.OVERLOADED, null);
    }
    return thread.isAlive() ? pending.await() : pending.leave(Kind.DRAINING);
  }

  /** How the one writer of this node is: nothing is stored without it. */
  @Override
  public PartState state() {
    return health.state();
  }

  /** How many callers wait for a place in a batch. */
  int queued() {
    return queue.size();
  }

  /** Accepts nothing new, stores what is queued and ends. */
  @Override
  @PreDestroy
  public void close() {
    closing = true;
    writer.drain();
    try {
      if (!thread.join(settings.drain())) {
        writer.stop();
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      writer.stop();
      Thread.currentThread().interrupt();
    }
  }
}
