package io.neosc.application.live;

import io.neosc.domain.shared.AggregateState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest known states of one kind of aggregate that are of interest. Of those that no longer
 * are it remembers the version for a while, so that an older change that comes late does not bring
 * them back.
 *
 * @param <S> the state record
 */
final class Versioned<S extends AggregateState<S>> {
  private static final int REMEMBERED = 10_000;
  private final Map<String, S> states = new ConcurrentHashMap<>();
  private final Map<String, Long> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Predicate<S> ofInterest;

  Versioned(Predicate<S> ofInterest) {
    this.ofInterest = ofInterest;
  }

  /** What a state replaced; nothing if it is the first one of its aggregate. */
  record Was<S>(@Nullable S state) {}

  /** Takes a state in; empty if a newer or the same version is known already. */
  Optional<Was<S>> put(S state) {
    var known = states.get(state.key());
    var newest = known == null ? gone.getOrDefault(state.key(), 0L) : known.version();
    if (state.version() <= newest) {
      return Optional.empty();
    }
    if (ofInterest.test(state)) {
      states.put(state.key(), state);
      gone.remove(state.key());
    } else {
      states.remove(state.key());
      gone.put(state.key(), state.version());
    }
    return Optional.of(new Was<>(known));
  }

  /** Forgets a deleted one for good: ids are never used again. */
  Optional<S> remove(String key) {
    gone.put(key, Long.MAX_VALUE);
    return Optional.ofNullable(states.remove(key));
  }

  /**
   * Forgets, until they are heard of again, all but those with these keys; gives what it forgot.
   */
  List<S> retain(Set<String> keys) {
    var others = states.values().stream().filter(state -> !keys.contains(state.key())).toList();
    others.forEach(state -> states.remove(state.key()));
    return others;
  }

  Optional<S> find(String key) {
    return Optional.ofNullable(states.get(key));
  }

  List<S> all() {
    return List.copyOf(states.values());
  }

  int size() {
    return states.size();
  }
}
