package io.neosc.application.session;

import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.port.in.IssueLaunchTicket;
import io.neosc.application.session.port.in.IssuedLaunchTicket;
import io.neosc.application.session.port.in.LaunchTicketCommands;
import io.neosc.application.session.port.in.RedeemLaunchTicket;
import io.neosc.application.session.port.in.RedeemedLaunchTicket;
import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.application.session.port.out.LaunchTicketStore.Taken;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.session.LaunchTicket;
import io.neosc.domain.session.LaunchTicket.Flaw;
import io.neosc.domain.session.LaunchTicketRefused;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.workspace.Workspace;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives out launch tickets and redeems them (WS-8); only their hashes are kept. A ticket is taken
 * before anything else is asked, so whoever comes second learns nothing, whatever comes of it. What
 * it opens is decided on what is stored, not on what this node remembers.
 */
public final class LaunchTicketService implements LaunchTicketCommands {
  private final LaunchTicketStore tickets;
  private final SessionRepository sessions;
  private final WorkspaceRepository workspaces;
  private final SignInRepository signIns;
  private final LocksInForceQueries locks;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final boolean enabled;

  /**
   * @param enabled whether tickets are given out; those that were before are redeemed all the same
   */
  public LaunchTicketService(
      LaunchTicketStore tickets,
      SessionRepository sessions,
      WorkspaceRepository workspaces,
      SignInRepository signIns,
      LocksInForceQueries locks,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      boolean enabled) {
    this.tickets = tickets;
    this.sessions = sessions;
    this.workspaces = workspaces;
    this.signIns = signIns;
    this.locks = locks;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.enabled = enabled;
  }

  @Override
  public Optional<IssuedLaunchTicket> issue(IssueLaunchTicket command) {
    if (!enabled) {
      return Optional.empty();
    }
    var caller = command.context().requireActor();
    return sessions
        .find(command.session())
        .map(Session::state)
        .filter(session -> session.active() && session.accountId().equals(caller.accountId()))
        .map(session -> {
          var secret = new BearerSecret(ids.secret());
          tickets.put(
              new LaunchTicket(
                  secret.hash(),
                  session.id(),
                  session.accountId(),
                  caller.signIn(),
                  clock.instant().plus(LaunchTicket.LIFETIME)));
          return new IssuedLaunchTicket(secret.value(), LaunchTicket.LIFETIME);
        });
  }

  @Override
  public RedeemedLaunchTicket redeem(RedeemLaunchTicket command) {
    return switch (take(command.ticket())) {
      case Taken.Good(var ticket) -> admit(command.context(), ticket);
      case Taken.Bad(var ticket, var used) ->
          throw refused(command.context(), ticket, used ? Flaw.USED : Flaw.EXPIRED);
      case Taken.Unknown _ -> throw new LaunchTicketRefused();
    };
  }

  private Taken take(String ticket) {
    return ticket.length() == LaunchTicket.LENGTH
        ? tickets.take(new BearerSecret(ticket).hash(), clock.instant())
        : new Taken.Unknown();
  }

  private RedeemedLaunchTicket admit(CommitContext context, LaunchTicket ticket) {
    var session = sessions.find(ticket.session()).map(Session::state).orElse(null);
    if (session == null || !session.active() || !session.accountId().equals(ticket.account())) {
      throw refused(context, ticket, Flaw.SESSION_OVER);
    }
    var workspace = workspaces.find(session.workspaceId()).map(Workspace::state).orElse(null);
    if (workspace == null) {
      throw refused(context, ticket, Flaw.SESSION_OVER);
    }
    var flaw = flawOf(ticket, session, workspace);
    if (flaw != null) {
      throw refused(context, ticket, flaw);
    }
    commits.record(
        context,
        new SessionEvent.TicketRedeemed(
            session.id(), session.accountId(), session.workspaceName(), clock.instant()));
    return new RedeemedLaunchTicket(session, workspace);
  }

  /** What would end the session in a moment, and may not be passed in that moment. */
  private @Nullable Flaw flawOf(
      LaunchTicket ticket, Session.State session, Workspace.State workspace) {
    var signIn = signIns.find(ticket.signIn()).map(found -> found.state()).orElse(null);
    if (signIn == null || !signIn.live(clock.instant())) {
      return Flaw.SIGNED_OUT;
    }
    var subject =
        LockSubject.person(
                session.accountId(),
                signIn.role(),
                IpAddress.parse(session.evidence().ip().value()).orElse(null))
            .in(workspace.id(), workspace.description().hostId())
            .using(session.id());
    return locks.find(subject).isPresent() ? Flaw.LOCKED : null;
  }

  private LaunchTicketRefused refused(CommitContext context, LaunchTicket ticket, Flaw flaw) {
    commits.record(
        context,
        new SessionEvent.TicketRefused(ticket.session(), ticket.account(), flaw, clock.instant()));
    return new LaunchTicketRefused();
  }
}
