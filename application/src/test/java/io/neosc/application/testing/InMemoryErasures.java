package io.neosc.application.testing;

import io.neosc.application.audit.port.out.FoundTrail.Slice;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.identity.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What erasing needs, over an {@link InMemoryStore}. A hash of an address is the address marked.
 */
public final class InMemoryErasures implements ErasureRepository, ErasedAddresses, ErasableTrail {
  private final InMemoryStore store;
  private boolean readOnly;

  public InMemoryErasures(InMemoryStore store) {
    this.store = store;
  }

  /** From now on nothing can be taken out of the trail, until it can again. */
  public void readOnly(boolean now) {
    readOnly = now;
  }

  @Override
  public Optional<Erasure> find(AccountId account) {
    return store.find(Erasure.State.class, account.value()).map(Erasure::from);
  }

  @Override
  public List<Erasure> open(int max) {
    return store
        .all(Erasure.State.class)
        .filter(erasure -> !erasure.done())
        .sorted(Comparator.comparing(Erasure.State::requestedAt).thenComparing(Erasure.State::key))
        .limit(max)
        .map(Erasure::from)
        .toList();
  }

  @Override
  public String hashOf(String address) {
    return "hash of " + address.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean contains(String typed) {
    return store
        .all(Erasure.State.class)
        .anyMatch(erasure -> erasure.addressHash().equals(hashOf(typed)));
  }

  @Override
  public Slice found(long seq, int max) {
    return new InMemoryFoundTrail(store::entries).found(ChainHead.MAIN, seq, max);
  }

  @Override
  public void forget(SortedSet<Long> seqs) {
    synchronized (store) {
      store.requireHere();
      if (readOnly) {
        throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
      }
      store.entries.replaceAll(
          entry -> seqs.contains(entry.seq()) ? entry.withoutPersonal() : entry);
    }
  }
}
