package io.neosc.application.erasure.port.out;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;

/**
 * What a store keeps of a person for a while, besides aggregates and the trail: sign-ins that are
 * over, counts of failed attempts, answers that a client may ask for again.
 */
public interface PersonalRemains {

  /**
   * Deletes it before its time; can be repeated.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if some may be left
   */
  void forget(AccountId account, Mentions person);
}
