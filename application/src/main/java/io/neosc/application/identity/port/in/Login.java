package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/**
 * Somebody claims to be the owner of an account (ID-2).
 *
 * @param email as it was typed: it need not be an address at all
 */
public record Login(CommitContext context, String email, String password) implements Command {
  @Override
  public String toString() {
    return "Login[password hidden]";
  }
}
