package io.neosc.application.erasure.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;

/**
 * The person of an account is to be erased.
 *
 * @param email of the account, which whoever asks has to know
 */
public record EraseUser(CommitContext context, AccountId account, String email) implements Command {
  /** Without the address: it may end in a log. */
  @Override
  public String toString() {
    return "EraseUser[" + account.value() + "]";
  }
}
