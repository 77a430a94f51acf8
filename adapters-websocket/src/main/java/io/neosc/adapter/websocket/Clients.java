package io.neosc.adapter.websocket;

import io.neosc.domain.identity.SignInId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open streams by what they are looked up by. Used by one thread. */
final class Clients {
  private final Set<LiveClient> all = new LinkedHashSet<>();
  private final Set<LiveClient> seeEverything = new LinkedHashSet<>();
  private final Map<String, Set<LiveClient>> byAccount = new HashMap<>();
  private final Map<SignInId, Set<LiveClient>> bySignIn = new HashMap<>();

  void add(LiveClient client) {
    all.add(client);
    if (client.seesEverything()) {
      seeEverything.add(client);
    }
    byAccount.computeIfAbsent(client.account().value(), _ -> new LinkedHashSet<>()).add(client);
    bySignIn.computeIfAbsent(client.signIn().id(), _ -> new LinkedHashSet<>()).add(client);
  }

  void removeGone() {
    var gone = all.stream().filter(LiveClient::gone).toList();
    gone.forEach(this::remove);
  }

  private void remove(LiveClient client) {
    all.remove(client);
    seeEverything.remove(client);
    removeFrom(byAccount, client.account().value(), client);
    removeFrom(bySignIn, client.signIn().id(), client);
  }

  private static <K> void removeFrom(Map<K, Set<LiveClient>> index, K key, LiveClient client) {
    index.computeIfPresent(
        key,
        (_, clients) -> {
          clients.remove(client);
          return clients.isEmpty() ? null : clients;
        });
  }

  Collection<LiveClient> all() {
    return Collections.unmodifiableSet(all);
  }

  /** Those whose role sees what belongs to others. */
  Collection<LiveClient> seeingEverything() {
    return Collections.unmodifiableSet(seeEverything);
  }

  Collection<LiveClient> ofAccount(String account) {
    return byAccount.getOrDefault(account, Set.of());
  }

  Collection<LiveClient> of(SignInId signIn) {
    return bySignIn.getOrDefault(signIn, Set.of());
  }

  List<SignInId> signIns() {
    return List.copyOf(bySignIn.keySet());
  }
}
