package io.neosc.application.live;

import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.shared.AggregateState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All locks that this node knows to be in force (SE-12). Locks change seldom and are asked for all
 * the time, so each change makes a new table that is read without waiting. A lock that comes to its
 * end has no effect from that instant on, whether somebody noticed or not.
 */
final class LockDirectory implements LocksInForceQueries {
  private static final Comparator<Lock.State> LONGEST =
      Comparator.comparing(Lock.State::end).thenComparing(Lock.State::key);

  private final LockRepository repository;
  private final InstantSource clock;
  private final Freshness freshness;
  private final Versioned<Lock.State> known;
  private volatile Table table = Table.of(List.of());

  LockDirectory(LockRepository repository, InstantSource clock, Duration offlineGrace) {
    this.repository = repository;
    this.clock = clock;
    this.freshness = new Freshness(clock, offlineGrace);
    this.known = new Versioned<>(lock -> lock.inForce(clock.instant()));
  }

  @Override
  public Optional<Lock.State> remembered(LockSubject subject) {
    return table.longest(subject, clock.instant());
  }

  @Override
  public Optional<Lock.State> find(LockSubject subject) {
    return freshness.trusted()
        ? remembered(subject)
        : freshness.ask(
            () -> asked(subject),
            away -> {
              if (!freshness.withinGrace()) {
                throw away;
              }
              return remembered(subject);
            });
  }

  private Optional<Lock.State> asked(LockSubject subject) {
    var now = clock.instant();
    return Table.of(repository.inForce(now)).longest(subject, now);
  }

  /** Everything that was stored until a moment ago is known here. */
  void current() {
    freshness.current();
  }

  synchronized void rebuild(Snapshot snapshot) {
    known.retain(snapshot.locks().stream().map(AggregateState::key).collect(Collectors.toSet()));
    snapshot.locks().forEach(known::put);
    tabulate();
    current();
  }

  synchronized void apply(Change change) {
    switch (change) {
      case Change.LockStored(var lock) -> {
        known.put(lock);
        tabulate();
      }
      case Change.Removed(var kind, var key) when kind == Change.Kind.LOCK -> {
        known.remove(key);
        tabulate();
      }
      default -> {}
    }
  }

  private void tabulate() {
    var now = clock.instant();
    known.all().stream()
        .filter(lock -> !lock.inForce(now))
        .forEach(over -> known.remove(over.key()));
    table = Table.of(known.all());
  }

  /** Locks by what they hit; ranges of addresses have to be looked through. */
  private record Table(Map<LockTarget, List<Lock.State>> exact, List<Lock.State> networks) {

    static Table of(Collection<Lock.State> locks) {
      var exact = new HashMap<LockTarget, List<Lock.State>>();
      var networks = new ArrayList<Lock.State>();
      for (var lock : locks) {
        if (lock.target() instanceof LockTarget.Network) {
          networks.add(lock);
        } else {
          exact.computeIfAbsent(lock.target(), _ -> new ArrayList<>()).add(lock);
        }
      }
      return new Table(Map.copyOf(exact), List.copyOf(networks));
    }

    Optional<Lock.State> longest(LockSubject subject, Instant now) {
      if (exact.isEmpty() && networks.isEmpty()) {
        return Optional.empty();
      }
      var named =
          Stream.of(
                  on(subject.account(), LockTarget.User::new),
                  on(subject.role(), LockTarget.EveryoneWith::new),
                  on(subject.workspace(), LockTarget.Place::new),
                  on(subject.host(), LockTarget.Host::new),
                  on(subject.session(), LockTarget.OneSession::new))
              .flatMap(List::stream);
      var around = networks.stream().filter(lock -> lock.target().hits(subject));
      return Stream.concat(named, around).filter(lock -> lock.inForce(now)).max(LONGEST);
    }

    private <T> List<Lock.State> on(@Nullable T named, Function<T, LockTarget> target) {
      return named == null ? List.of() : exact.getOrDefault(target.apply(named), List.of());
    }
  }
}
