package io.neosc.application.testing;

import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Clients' names for requests, over the store of {@link InMemoryCommits}. */
public final class InMemoryIdempotentAnswers implements IdempotentAnswers {
  private final InMemoryStore store;

  public InMemoryIdempotentAnswers(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<Kept> find(String id) {
    synchronized (store) {
      store.requireHere();
      return Optional.ofNullable(store.named.get(id)).map(InMemoryStore.Named::kept);
    }
  }

  @Override
  public Optional<Kept> await(String id) {
    return find(id);
  }

  @Override
  public Answer keep(IdempotencyClaim claim, Answer answer) {
    synchronized (store) {
      store.requireHere();
      var present = store.named.get(claim.id());
      if (present != null && !present.claim().attempt().equals(claim.attempt())) {
        throw new KeyTaken(UniqueKey.IDEMPOTENCY_KEY);
      }
      if (present != null && present.kept().answer() != null) {
        return present.kept().answer();
      }
      List<String> stored = present == null ? List.of() : present.kept().stored();
      store.named.put(
          claim.id(),
          new InMemoryStore.Named(
              claim, new Kept(claim.fingerprint(), claim.attempt(), stored, answer)));
      return answer;
    }
  }

  /** As if the process had ended between a commit and its answer. */
  public void forgetAnswers() {
    synchronized (store) {
      store.named.replaceAll((_, named) ->
          new InMemoryStore.Named(
              named.claim(),
              new Kept(
                  named.kept().fingerprint(),
                  named.kept().attempt(),
                  named.kept().stored(),
                  null)));
    }
  }

  /** The bodies of all answers that are kept, to see what is not in them. */
  public List<String> bodies() {
    synchronized (store) {
      return store.named.values().stream()
          .map(named -> named.kept().answer())
          .filter(Objects::nonNull)
          .map(Answer::body)
          .toList();
    }
  }
}
