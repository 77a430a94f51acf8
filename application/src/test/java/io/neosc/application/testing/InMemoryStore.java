package io.neosc.application.testing;

import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers.Kept;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store holds: states, never live objects. It can be away, like a real one. */
public final class InMemoryStore {
  final Map<String, AggregateState<?>> states = new HashMap<>();
  final Map<String, Long> counters = new HashMap<>();
  final List<AuditEntry> entries = new ArrayList<>();
  final Set<Long> damaged = new HashSet<>();
  final Map<String, Named> named = new HashMap<>();
  final Map<String, InMemoryLease.Stored> leases = new HashMap<>();
  private boolean away;
  private int asked;

  /** From now on nobody gets an answer, until it is back. */
  public synchronized void goAway(boolean isAway) {
    away = isAway;
  }

  public synchronized List<AuditEntry> entries() {
    requireHere();
    return List.copyOf(entries);
  }

  /** Takes away the entries up to one, as retention does and thieves do. */
  public synchronized void withoutEntries(long upTo) {
    entries.removeIf(entry -> entry.seq() <= upTo);
  }

  /** From now on what is stored in this place is no entry, until it is one again. */
  public synchronized void damage(long seq, boolean isDamaged) {
    if (isDamaged) {
      damaged.add(seq);
    } else {
      damaged.remove(seq);
    }
  }

  public synchronized long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }

  synchronized <S extends AggregateState<S>> Optional<S> find(Class<S> kind, String key) {
    requireHere();
    return Optional.ofNullable(states.get(key)).filter(kind::isInstance).map(kind::cast);
  }

  synchronized <S extends AggregateState<S>> Stream<S> all(Class<S> kind) {
    requireHere();
    return List.copyOf(states.values()).stream().filter(kind::isInstance).map(kind::cast);
  }

  /** How often it was asked for something. */
  public synchronized int asked() {
    return asked;
  }

  synchronized void requireHere() {
    asked++;
    if (away) {
      throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
    }
  }

  /** Whether nobody has overtaken the holder of {@code fence}. */
  boolean holds(Fence fence) {
    var last = leases.get(fence.name());
    return last != null && last.fence().equals(fence);
  }

  /** The unique value that a state claims while it is stored, besides its id. */
  static @Nullable Unique unique(AggregateState<?> state) {
    return switch (state) {
      case Account.State account ->
          new Unique(UniqueKey.ACCOUNT_EMAIL, account.email().canonical());
      case Organization.State organization ->
          new Unique(UniqueKey.ORGANIZATION_NAME, organization.profile().nameKey());
      case Session.State session when session.active() ->
          new Unique(
              UniqueKey.LIVE_SESSION_SLOT,
              session.workspaceId().value()
                  + "|"
                  + session.accountId().value()
                  + "|"
                  + session.slot());
      case Alert.State alert when alert.live() ->
          new Unique(UniqueKey.LIVE_ALERT, alert.cause().fingerprint());
      default -> null;
    };
  }

  /** What a client's name for a request stands for. */
  record Named(IdempotencyClaim claim, Kept kept) {}

  record Unique(UniqueKey key, String value) {}
}
