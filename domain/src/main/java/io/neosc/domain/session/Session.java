package io.neosc.domain.session;

import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.Text;
import io.neosc.domain.workspace.Occupancy;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account's use of one workspace, from launch to its end. An ended session never comes back:
 * resuming makes a new one. While it is active it holds one of its account's slots in the workspace
 * and counts towards the bounds of workspace, account and installation; its end gives all back.
 */
public final class Session extends AggregateRoot<Session.State, SessionEvent> {
  /** The longest word on why a session ends, in characters. */
  public static final int MAX_NOTE = 500;

  /** The name under which all live sessions are counted and bounded. */
  public static final String INSTALLATION_COUNTER = "installation/sessions";

  private static final List<String> SECOND_FACTORS = List.of("otp", "hwk", "mfa");

  /**
   * A session at one moment. Account and workspace are named as they were at launch.
   *
   * @param slot which of the account's places in the workspace it holds while active, from 0
   */
  public record State(
      SessionId id,
      AccountId accountId,
      EmailAddress email,
      WorkspaceId workspaceId,
      String workspaceName,
      WorkspaceType workspaceType,
      int slot,
      Instant startedAt,
      Instant lastSeenAt,
      Lifecycle lifecycle,
      Evidence evidence,
      Scrutiny scrutiny,
      @Nullable SessionId resumedFrom,
      long version)
      implements AggregateState<State> {
    public State {
      if (slot < 0) {
        throw new IllegalArgumentException("slots are numbered from 0");
      }
      if (lifecycle instanceof Lifecycle.Ended ended && ended.at().isBefore(startedAt)) {
        throw new IllegalArgumentException("a session does not end before it starts");
      }
      scrutiny = scrutiny.including(evidence.ip().value());
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return copy(lastSeenAt, lifecycle, evidence, scrutiny, newVersion);
    }

    /** What deserves a second look (SE-13); it also follows from the evidence. */
    public Set<Suspicion> suspicions() {
      return scrutiny.suspicions(evidence);
    }

    public SessionStatus status() {
      return lifecycle.status();
    }

    public boolean active() {
      return lifecycle instanceof Lifecycle.Active;
    }

    private State endedBy(Lifecycle.Ended end) {
      return copy(lastSeenAt, end, evidence, scrutiny, version);
    }

    private State marked(Set<Suspicion> marks) {
      return copy(lastSeenAt, lifecycle, evidence, scrutiny.marked(marks), version);
    }

    /** The same session with these in place of what it had. */
    private State copy(
        Instant seenAt, Lifecycle life, Evidence observed, Scrutiny noted, long newVersion) {
      return new State(
          id,
          accountId,
          email,
          workspaceId,
          workspaceName,
          workspaceType,
          slot,
          startedAt,
          seenAt,
          life,
          observed,
          noted,
          resumedFrom,
          newVersion);
    }

    private State withoutPerson() {
      return new State(
          id,
          accountId,
          EmailAddress.ERASED,
          workspaceId,
          workspaceName,
          workspaceType,
          slot,
          startedAt,
          lastSeenAt,
          lifecycle,
          evidence.withoutAddress(),
          Scrutiny.of(scrutiny.marks()),
          resumedFrom,
          version);
    }

    private State observed(Evidence seen, Instant at) {
      return copy(at.isAfter(lastSeenAt) ? at : lastSeenAt, lifecycle, seen, scrutiny, version);
    }
  }

  private Session(State state) {
    super(state);
  }

  public static Session from(State state) {
    return new Session(state);
  }

  /**
   * Starts a session for the account of {@code signIn}.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotAvailable if the workspace is stopped or in error
   */
  public static Session launch(
      SessionId id,
      SignIn.State signIn,
      Workspace.State workspace,
      Circumstances found,
      Instant now) {
    workspace.requireLaunchable();
    var about = workspace.description();
    if (found.slot() >= about.limits().maxSessionsPerUser()) {
      throw new IllegalArgumentException("the slot is beyond the workspace's limit per account");
    }
    var mfa = signIn.amr().stream().anyMatch(SECOND_FACTORS::contains);
    var session =
        new Session(
            new State(
                id,
                signIn.accountId(),
                signIn.email(),
                workspace.id(),
                about.name(),
                about.type(),
                found.slot(),
                now,
                now,
                new Lifecycle.Active(),
                Evidence.atLaunch(found.ipAddress(), mfa, now),
                found.marks(),
                found.resumes(),
                0));
    session.raise(
        new SessionEvent.Launched(
            id, signIn.accountId(), workspace.id(), about.name(), about.type(), now));
    session.suspected(Set.of(), now);
    var limits = found.limits();
    session.claim(Occupancy.entering(workspace.id(), about.limits().maxSessions()));
    session.claim(take(counterOf(signIn.accountId()), limits.perAccount()));
    session.claim(take(INSTALLATION_COUNTER, limits.installation()));
    return session;
  }

  private static Claim take(String counter, @Nullable Integer max) {
    return Claim.take(counter, max == null ? Long.MAX_VALUE : max);
  }

  /** Tells what has become suspicious since it had these suspicions. */
  private void suspected(Set<Suspicion> before, Instant now) {
    var added = EnumSet.noneOf(Suspicion.class);
    added.addAll(state().suspicions());
    added.removeAll(before);
    if (!added.isEmpty()) {
      raise(
          new SessionEvent.Suspected(
              state().id(),
              state().accountId(),
              state().workspaceId(),
              state().workspaceName(),
              added,
              now));
    }
  }

  /** Marks it for good; what it is marked with already changes nothing (SE-13). */
  public void mark(Set<Suspicion> marks, Instant now) {
    var before = state().suspicions();
    if (state().active() && !before.containsAll(marks)) {
      change(state().marked(marks));
      suspected(before, now);
    }
  }

  /** Ends it without a word more than the reason, see the other {@code end}. */
  public void end(EndReason reason, @Nullable Party by, Instant now) {
    end(reason, by, null, now);
  }

  /**
   * Ends it.
   *
   * @param by who ends it; null when the product itself does
   * @param note why, in the words of who ends it, up to 500 characters; kept in the trail only
   * @throws SessionAlreadyEnded if it is over already
   */
  public void end(EndReason reason, @Nullable Party by, @Nullable String note, Instant now) {
    if (!state().active()) {
      throw new SessionAlreadyEnded(state());
    }
    var at = now.isBefore(state().startedAt()) ? state().startedAt() : now;
    change(
        state().endedBy(new Lifecycle.Ended(at, reason, by)),
        new SessionEvent.Ended(
            state().id(),
            state().accountId(),
            state().workspaceId(),
            state().workspaceName(),
            state().workspaceType(),
            reason,
            by,
            note == null ? null : Text.line("why a session ends", note, MAX_NOTE),
            Duration.between(state().startedAt(), at),
            at));
    claim(Occupancy.leaving(state().workspaceId()));
    claim(Claim.giveBack(counterOf(state().accountId())));
    claim(Claim.giveBack(INSTALLATION_COUNTER));
  }

  /**
   * Forgets the address and the places of the person whose it was (AU-12); what is counted of it
   * stays.
   *
   * @throws IllegalStateException if it is not over
   */
  public void forgetPerson(Instant now) {
    var was = state();
    if (was.active()) {
      throw new IllegalStateException("a session that is active is somebody's");
    }
    var without = was.withoutPerson();
    if (!was.equals(without)) {
      change(without, new SessionEvent.PersonForgotten(was.id(), was.accountId(), now));
    }
  }

  /** The name under which an account's live sessions are counted and bounded. */
  public static String counterOf(AccountId account) {
    return "account/" + account.value() + "/sessions";
  }

  /**
   * Takes in what a gateway saw (SE-7). Only news changes it: what is known already, and what was
   * seen before what is known, changes nothing and raises nothing.
   *
   * @param sign until when what is known was seen again; null if it was not
   * @throws SessionAlreadyEnded if it is over
   * @throws ReportAhead if the report was made at a time that is not there yet
   */
  public void report(Report report, @Nullable SignOfLife sign, Instant now) {
    var was = state();
    if (!was.active()) {
      throw new SessionAlreadyEnded(was);
    }
    report.requireSeenBy(now);
    var evidence = was.evidence().with(report, sign);
    if (!evidence.equals(was.evidence())) {
      change(
          was.observed(evidence, report.at().isAfter(now) ? now : report.at()),
          new SessionEvent.EvidenceChanged(
              was.id(), was.accountId(), was.evidence(), evidence, now));
      suspected(was.suspicions(), now);
    }
  }

  /** The name under which a workspace's live sessions are counted and bounded. */
  public static String counterOf(WorkspaceId workspace) {
    return Occupancy.counterOf(workspace);
  }
}
