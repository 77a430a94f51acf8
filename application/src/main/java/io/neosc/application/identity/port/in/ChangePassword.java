package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/** The signed-in caller takes another password; the account's other sign-ins end (ID-9). */
public record ChangePassword(CommitContext context, String current, String next)
    implements Command {
  @Override
  public String toString() {
    return "ChangePassword[passwords hidden]";
  }
}
