package io.neosc.application.erasure;

import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who waits to be erased. Whoever a legal hold keeps is passed over until that hold is lifted, and
 * holds up nobody else (ADR 016).
 */
final class OpenErasures {
  private final ErasureRepository erasures;
  private final LegalHoldRepository holds;
  private final Map<AccountId, LegalHoldId> kept = new HashMap<>();

  OpenErasures(ErasureRepository erasures, LegalHoldRepository holds) {
    this.erasures = erasures;
    this.holds = holds;
  }

  /** The one that waits longest of those that no hold is known to keep. */
  Optional<Erasure> next() {
    var open = erasures.open(kept.size() + 1);
    kept.keySet()
        .retainAll(open.stream().map(each -> each.state().id()).collect(Collectors.toSet()));
    if (!kept.isEmpty()) {
      var there = holds.all().holds().stream().map(LegalHold.State::id).collect(Collectors.toSet());
      kept.values().retainAll(there);
    }
    return open.stream().filter(each -> !kept.containsKey(each.state().id())).findFirst();
  }

  void keptBy(LegalHoldId hold, AccountId account) {
    kept.put(account, hold);
  }
}
