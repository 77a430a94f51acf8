package io.neosc.architecture.planted.application.session.port.in;

import io.neosc.architecture.planted.application.shared.port.Command;
import io.neosc.architecture.planted.application.shared.port.CommitContext;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A command that makes its actor up. */
@Breaks(17)
public record ForgetsContext(String sessionId) implements Command {
  @Override
  public CommitContext context() {
    return new CommitContext("somebody");
  }
}
