package io.neosc.application.erasure.port.in;

import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.identity.AccountId;

/** Tells how far persons are erased. */
public interface ErasureQueries {

  /**
   * @throws io.neosc.domain.erasure.ErasureNotFound if nobody asked for it
   */
  Erasure.State erasure(AccountId account);

  /**
   * Does nothing if the person of the account can be erased, or is.
   *
   * @throws io.neosc.domain.identity.AccountNotFound if there is no such account, and the trail has
   *     nothing of its deletion
   */
  void requireErasable(AccountId account);
}
