package io.neosc.application.live.port.in;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.SignInId;
import java.util.Optional;

/** One-time tickets for clients that cannot send a header when they open a socket (LI-2). */
public interface TicketCommands {

  /** A ticket for the caller's sign-in: good for 30 s, once, on any node. */
  String issue(CommitContext context);

  /** Uses a ticket up and says whose it was; empty if it is unknown, used or too old. */
  Optional<SignInId> redeem(String ticket);
}
