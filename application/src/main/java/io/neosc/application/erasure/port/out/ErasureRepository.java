package io.neosc.application.erasure.port.out;

import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.identity.AccountId;
import java.util.List;
import java.util.Optional;

/** Finds erasures. What was committed before the call is seen. */
public interface ErasureRepository {

  Optional<Erasure> find(AccountId account);

  /** At most {@code max} of those that are not done, those first that were asked for first. */
  List<Erasure> open(int max);
}
