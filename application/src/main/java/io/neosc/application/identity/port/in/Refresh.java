package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/** Somebody presents a refresh token, as they got it (ID-6). */
public record Refresh(CommitContext context, String refreshToken) implements Command {
  @Override
  public String toString() {
    return "Refresh[token hidden]";
  }
}
