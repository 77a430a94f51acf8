package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;

/** Accounts, for those who may read them all (ID-14). Nothing of a password is in an answer. */
public interface AccountQueries {

  /** A page of the accounts that fit, newest first. */
  Page<Account.State> accounts(AccountFilter filter, PageRequest page);

  /**
   * @throws io.neosc.domain.identity.AccountNotFound if there is none with this id
   */
  Account.State account(AccountId id);
}
