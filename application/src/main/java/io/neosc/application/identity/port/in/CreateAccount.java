package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to have an account. The password is not checked yet.
 *
 * @param organization its id or exact name; null for the default one
 */
public record CreateAccount(
    CommitContext context,
    EmailAddress email,
    String password,
    String name,
    Role role,
    @Nullable String organization)
    implements Command {
  @Override
  public String toString() {
    return "CreateAccount[password hidden]";
  }
}
