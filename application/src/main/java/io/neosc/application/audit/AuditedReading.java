package io.neosc.application.audit;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.identity.AccountId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who reads the trail (AU-13): the first answer of an account at once, before it is
 * given, and those of each following minute as one entry, so that whoever looks all day leaves one
 * entry a minute. Each node counts for itself. A store that takes no entries refuses nobody to
 * read; it is told later.
 */
public final class AuditedReading implements AuditQueries, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AuditedReading.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Beyond so many readers at once each answer has its entry, so that memory stays bounded. */
  private static final int MAX_READERS = 10_000;

  private final Map<AccountId, Untold> readers = new ConcurrentHashMap<>();
  private final AuditQueries queries;
  private final Commits commits;
  private final InstantSource clock;
  private final ScheduledExecutorService worker;

  /**
   * What an account has read and the trail does not say yet.
   *
   * @param last the context of the last of these answers
   */
  private record Untold(CommitContext last, int times, long entries, Set<String> conditions) {

    static Untold nothing(CommitContext context) {
      return new Untold(context, 0, 0, Set.of());
    }

    Untold and(Untold more) {
      var all = new TreeSet<>(conditions);
      all.addAll(more.conditions);
      return new Untold(more.last, times + more.times, entries + more.entries, all);
    }
  }

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public AuditedReading(
      AuditQueries queries, Commits commits, InstantSource clock, ScheduledExecutorService worker) {
    this.queries = queries;
    this.commits = commits;
    this.clock = clock;
    this.worker = worker;
  }

  @Override
  public AuditPage entries(CommitContext context, AuditFilter filter, PageRequest page) {
    var found = queries.entries(context, filter, page);
    read(context, found.size(), filter.conditions());
    return found;
  }

  /**
   * Notes that somebody was given an answer from the trail in another way than through this.
   *
   * @param entries how many it held, or told of
   * @param conditions by what was looked for, without what it was
   */
  public void read(CommitContext context, long entries, Set<String> conditions) {
    note(context, new Untold(context, 1, entries, conditions));
  }

  private void note(CommitContext context, Untold answer) {
    var reader = context.requireActor().accountId();
    var first = new AtomicBoolean();
    var window =
        readers.compute(
            reader,
            (_, untold) -> {
              first.set(untold == null);
              if (untold != null) {
                return untold.and(answer);
              }
              return readers.size() < MAX_READERS ? Untold.nothing(context) : null;
            });
    if (first.get()) {
      if (!told(answer)) {
        readers.computeIfPresent(reader, (_, untold) -> answer.and(untold));
      }
      if (window != null) {
        later(reader);
      }
    }
  }

  /** Tells what was not told yet, because the process ends. */
  @Override
  public void close() {
    readers
        .keySet()
        .forEach(reader -> {
          var untold = readers.remove(reader);
          if (untold != null && untold.times() > 0) {
            told(untold);
          }
        });
  }

  /** Ends a minute. Whoever goes on reading has its next one; whoever does not is forgotten. */
  private void end(AccountId reader) {
    var taken = new AtomicReference<@Nullable Untold>();
    readers.computeIfPresent(
        reader,
        (_, untold) -> {
          taken.set(untold);
          return untold.times() == 0 ? null : Untold.nothing(untold.last());
        });
    var untold = taken.get();
    if (untold != null && untold.times() > 0) {
      if (!told(untold)) {
        readers.computeIfPresent(reader, (_, meanwhile) -> untold.and(meanwhile));
      }
      later(reader);
    }
  }

  private boolean told(Untold read) {
    try {
      commits.record(
          read.last(),
          new TrailEvent.Read(read.times(), read.entries(), read.conditions(), clock.instant()));
      return true;
    } catch (StoreUnavailable away) {
      log.warn("A reading of the audit trail is not in it yet: the store is {}", away.kind());
      return false;
    }
  }

  private void later(AccountId reader) {
    try {
      var _ = worker.schedule(() -> end(reader), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("The process ends; what was not told yet is told by its end", ending);
    }
  }
}
