package io.neosc.application.hold.port.in;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountId;
import java.util.List;

/** Legal holds, to be looked at (AU-11). */
public interface LegalHoldQueries {

  /** All, the newest first; at most {@link LegalHold#MOST}. */
  List<LegalHold.State> holds();

  /**
   * @throws io.neosc.domain.hold.LegalHoldNotFound if there is none
   */
  LegalHold.State hold(LegalHoldId id);

  /**
   * Passes if no hold keeps an entry of what this account did or what was done to it, as far as the
   * database has them, and none has the person's name or address in its reason.
   *
   * @throws io.neosc.domain.hold.UnderLegalHold if one does
   */
  void requireNone(AccountId account, Mentions person);
}
