package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Somebody wants an account of their own (ID-1). The password is not checked yet. */
public record Register(
    CommitContext context,
    EmailAddress email,
    String password,
    String name,
    @Nullable String organization)
    implements Command {
  @Override
  public String toString() {
    return "Register[password hidden]";
  }
}
