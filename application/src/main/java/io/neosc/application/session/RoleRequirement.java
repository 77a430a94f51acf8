package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.out.SessionRequirement;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import java.util.Optional;

/** A live session's account has a role that may have sessions (SE-11): auditors launch nothing. */
public final class RoleRequirement implements SessionRequirement {
  private final LiveQueries live;

  public RoleRequirement(LiveQueries live) {
    this.live = live;
  }

  @Override
  public Optional<Breach> breachOf(Session.State session) {
    return live.roleOf(session.accountId())
        .filter(role -> !role.launches())
        .map(_ -> new Breach(EndReason.POLICY, "the account's role may not have sessions"));
  }
}
