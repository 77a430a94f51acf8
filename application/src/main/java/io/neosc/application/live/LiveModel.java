package io.neosc.application.live;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.live.port.in.Snapshot.Member;
import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.organization.port.out.KnownOrganizations;
import io.neosc.application.shared.port.Change;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows without asking the store: active sessions, workspaces, policies, live alerts
 * and counts. It takes changes in any number and, per aggregate, in any order: the highest version
 * wins, and what has ended stays ended. Changes come from one thread at a time; questions from any.
 */
final class LiveModel implements LiveQueries, KnownOrganizations {
  private final InstantSource clock;
  private final Versioned<Session.State> sessions = new Versioned<>(Session.State::active);
  private final Versioned<Workspace.State> workspaces = new Versioned<>(Workspace.State::present);
  private final Versioned<Policy.State> policies = new Versioned<>(_ -> true);
  private final Versioned<Alert.State> alerts = new Versioned<>(Alert.State::live);
  private final Versioned<Member> accounts = new Versioned<>(_ -> true);
  private final Versioned<Organization.State> organizations = new Versioned<>(_ -> true);
  private final Map<OrganizationId, Integer> accountsIn = new ConcurrentHashMap<>();
  private final Map<WorkspaceId, Integer> sessionsIn = new ConcurrentHashMap<>();
  private final Map<AccountId, Map<String, Session.State>> sessionsOf = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private volatile Instant lastHeard;

  LiveModel(InstantSource clock) {
    this.clock = clock;
    this.lastHeard = Instant.EPOCH;
  }

  /**
   * Starts from {@code snapshot}; of what it holds, versions that are known to be newer stay. Who
   * asks meanwhile never finds less than what is in both.
   */
  synchronized void rebuild(Snapshot snapshot) {
    accounts.retain(keys(snapshot.accounts())).forEach(account -> count(account, -1));
    snapshot.accounts().forEach(this::take);
    renew(organizations, snapshot.organizations());
    renew(workspaces, snapshot.workspaces());
    renew(policies, snapshot.policies());
    renew(alerts, snapshot.liveAlerts());
    sessions.retain(keys(snapshot.activeSessions())).forEach(session -> count(session, -1));
    snapshot.activeSessions().forEach(this::take);
    ready = true;
    heard();
  }

  private static <S extends AggregateState<S>> void renew(Versioned<S> known, List<S> fresh) {
    known.retain(keys(fresh));
    fresh.forEach(known::put);
  }

  private static Set<String> keys(List<? extends AggregateState<?>> states) {
    return states.stream().map(AggregateState::key).collect(Collectors.toSet());
  }

  private void take(Member account) {
    accounts
        .put(account)
        .ifPresent(was -> {
          if (was.state() != null) {
            count(was.state(), -1);
          }
          count(account, 1);
        });
  }

  private void count(Member account, int delta) {
    accountsIn.merge(account.organizationId(), delta, LiveModel::sum);
  }

  private static @Nullable Integer sum(Integer a, Integer b) {
    return a + b == 0 ? null : a + b;
  }

  private void take(Session.State session) {
    sessions.put(session).ifPresent(was -> recount(was, session));
  }

  synchronized void apply(Change change) {
    switch (change) {
      case Change.SessionStored(var session) -> take(session);
      case Change.WorkspaceStored(var workspace) -> workspaces.put(workspace);
      case Change.PolicyStored(var policy) -> policies.put(policy);
      case Change.AlertStored(var alert) -> alerts.put(alert);
      case Change.OrganizationStored(var organization) -> organizations.put(organization);
      case Change.AccountStored(var account) -> take(Member.of(account));
      case Change.Removed(var kind, var key) -> remove(kind, key);
      case Change.SignInStored _,
          Change.ApiKeyStored _,
          Change.LockStored _,
          Change.AtRest _,
          Change.EntryAppended _ -> {}
    }
  }

  private void recount(Versioned.Was<Session.State> was, Session.State now) {
    if (was.state() != null) {
      count(was.state(), -1);
    }
    if (now.active()) {
      count(now, 1);
    }
  }

  private void remove(Change.Kind kind, String key) {
    switch (kind) {
      case SESSION -> sessions.remove(key).ifPresent(session -> count(session, -1));
      case WORKSPACE -> workspaces.remove(key);
      case POLICY -> policies.remove(key);
      case ALERT -> alerts.remove(key);
      case ACCOUNT -> accounts.remove(key).ifPresent(account -> count(account, -1));
      case ORGANIZATION -> organizations.remove(key);
      case SIGN_IN, API_KEY, LOCK -> {}
    }
  }

  private void count(Session.State session, int delta) {
    sessionsIn.merge(session.workspaceId(), delta, LiveModel::sum);
    sessionsOf.compute(
        session.accountId(),
        (_, held) -> {
          var mine = held == null ? new ConcurrentHashMap<String, Session.State>() : held;
          if (delta > 0) {
            mine.put(session.key(), session);
          } else {
            mine.remove(session.key());
          }
          return mine.isEmpty() ? null : mine;
        });
  }

  void heard() {
    lastHeard = clock.instant();
  }

  @Override
  public Statistics statistics() {
    return new Statistics(sessions.size(), workspaces.size(), accounts.size());
  }

  @Override
  public List<Session.State> activeSessions() {
    return newestFirst(sessions.all(), Session.State::startedAt, Session.State::key);
  }

  @Override
  public Optional<Session.State> activeSession(SessionId id) {
    return sessions.find(id.value());
  }

  @Override
  public List<Session.State> activeSessionsOf(AccountId account) {
    return newestFirst(
        List.copyOf(sessionsOf.getOrDefault(account, Map.of()).values()),
        Session.State::startedAt,
        Session.State::key);
  }

  @Override
  public Optional<Role> roleOf(AccountId account) {
    return accounts.find(account.value()).map(Member::role);
  }

  @Override
  public List<WorkspaceView> workspaces() {
    return newestFirst(workspaces.all(), Workspace.State::createdAt, Workspace.State::key).stream()
        .map(this::view)
        .toList();
  }

  @Override
  public Optional<WorkspaceView> workspace(WorkspaceId id) {
    return workspaces.find(id.value()).map(this::view);
  }

  private WorkspaceView view(Workspace.State workspace) {
    return new WorkspaceView(workspace, sessionsIn.getOrDefault(workspace.id(), 0));
  }

  @Override
  public List<Policy.State> policies() {
    return newestFirst(policies.all(), Policy.State::createdAt, Policy.State::key);
  }

  @Override
  public List<Alert.State> liveAlerts() {
    return newestFirst(alerts.all(), Alert.State::startedAt, Alert.State::key);
  }

  @Override
  public List<Organization.State> organizations() {
    return newestFirst(organizations.all(), Organization.State::createdAt, Organization.State::key);
  }

  @Override
  public Optional<Organization.State> organization(OrganizationId id) {
    return organizations.find(id.value());
  }

  @Override
  public int accountsIn(OrganizationId id) {
    return accountsIn.getOrDefault(id, 0);
  }

  @Override
  public int workspacesIn(Organization.State organization) {
    var names = Set.of(organization.key(), organization.name());
    return (int)
        workspaces.all().stream()
            .map(workspace -> workspace.description().organization())
            .filter(named -> named != null && names.contains(named))
            .count();
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public Duration silence() {
    return Duration.between(lastHeard, clock.instant());
  }

  private static <S> List<S> newestFirst(
      List<S> states, Function<S, Instant> time, Function<S, String> key) {
    return states.stream()
        .sorted(Comparator.comparing(time).thenComparing(key).reversed())
        .toList();
  }
}
