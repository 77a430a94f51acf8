package io.neosc.application.session;

import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.Launch;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.shared.DomainException;
import java.time.InstantSource;
import java.util.List;

/** Writes down launches that a rule forbade (WS-4), around the commands themselves. */
public final class RefusedLaunches implements SessionCommands {
  private final SessionCommands commands;
  private final Commits commits;
  private final InstantSource clock;

  public RefusedLaunches(SessionCommands commands, Commits commits, InstantSource clock) {
    this.commands = commands;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public Launch launch(LaunchWorkspace command) {
    try {
      return commands.launch(command);
    } catch (DomainException.RuleViolated | DomainException.Locked refusal) {
      commits.record(
          command.context(),
          new SessionEvent.LaunchRefused(
              command.workspace(), refusal.code(), refusal.getMessage(), clock.instant()));
      throw refusal;
    }
  }

  @Override
  public List<Session.State> stop(StopWorkspace command) {
    return commands.stop(command);
  }

  @Override
  public Session.State disconnect(DisconnectSession command) {
    return commands.disconnect(command);
  }
}
