package io.neosc.application.identity.port.out;

import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import java.util.Optional;

/** Finds accounts. What was committed before the call is seen. */
public interface AccountRepository {

  Optional<Account> find(AccountId id);

  /** Finds by address without regard to case. */
  Optional<Account> findByEmail(EmailAddress email);

  /** Whether there is any account at all. */
  boolean anyExists();

  /** Those that fit, newest first. */
  Page<Account.State> page(AccountFilter filter, PageRequest page);
}
