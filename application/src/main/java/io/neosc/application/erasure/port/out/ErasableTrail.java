package io.neosc.application.erasure.port.out;

import io.neosc.application.audit.port.out.FoundTrail.Slice;
import java.util.SortedSet;

/**
 * Entries of the chain {@link io.neosc.domain.audit.ChainHead#MAIN} whose personal parts can be
 * taken away (AU-12): nothing else of them ever changes. The only way to do so.
 */
public interface ErasableTrail {

  /**
   * Some of the entries, as {@link io.neosc.application.audit.port.out.FoundTrail#found} does.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if they cannot be read now
   */
  Slice found(long seq, int max);

  /**
   * Takes away, for good, the personal parts of the entries in these places, and by what else the
   * entries are found by them. Places without an entry or without a part are passed over, so it can
   * be repeated. The trail must say before that they may be missing.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if some may be left
   */
  void forget(SortedSet<Long> seqs);
}
