package io.neosc.application.erasure.port.in;

import io.neosc.domain.erasure.Erasure;

/** Asks for persons to be erased (AU-12). */
public interface ErasureCommands {

  /**
   * Deletes the account if it is still there, and has everything forgotten that tells of its
   * person. When this returns it is certain to happen, whatever becomes of this process; it is done
   * when {@link Erasure.State#done} says so. Who asks again gets the same answer.
   *
   * @throws io.neosc.domain.identity.AccountNotFound if there is no such account, and the trail has
   *     nothing of its deletion
   * @throws io.neosc.domain.erasure.ErasureNotConfirmed if its address is another one
   * @throws io.neosc.domain.identity.OwnAccount if it is the caller's own
   * @throws io.neosc.domain.identity.LastAdmin if nobody were left who can administer
   */
  Erasure.State erase(EraseUser command);
}
