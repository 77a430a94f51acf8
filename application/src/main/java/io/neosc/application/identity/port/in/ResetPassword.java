package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.EmailAddress;

/** Somebody who lost the password is to have another one. It is not checked yet. */
public record ResetPassword(CommitContext context, EmailAddress email, String password)
    implements Command {
  @Override
  public String toString() {
    return "ResetPassword[password hidden]";
  }
}
