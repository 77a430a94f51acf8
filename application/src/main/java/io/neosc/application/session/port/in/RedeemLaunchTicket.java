package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/**
 * A gateway wants to know whom it may let in where (WS-8).
 *
 * @param ticket what it was shown, whatever that is
 */
public record RedeemLaunchTicket(CommitContext context, String ticket) implements Command {
  @Override
  public String toString() {
    return "RedeemLaunchTicket[ticket hidden]";
  }
}
