package io.neosc.application.testing;

import io.neosc.application.alert.AlertService;
import io.neosc.application.apikey.ApiKeyService;
import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.AuditService;
import io.neosc.application.audit.AuditedReading;
import io.neosc.application.audit.CommitLog;
import io.neosc.application.audit.VerificationService;
import io.neosc.application.audit.export.ExportService;
import io.neosc.application.catalogue.WorkspaceChanging;
import io.neosc.application.erasure.ErasureService;
import io.neosc.application.erasure.PersonElsewhere;
import io.neosc.application.guard.GuardService;
import io.neosc.application.guard.SignInGuard;
import io.neosc.application.health.HealthService;
import io.neosc.application.hold.LegalHoldService;
import io.neosc.application.identity.AccountService;
import io.neosc.application.identity.IdentityService;
import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.identity.PermissionDenials;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.out.AttemptGuard;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.TicketService;
import io.neosc.application.lock.LockService;
import io.neosc.application.organization.OrganizationService;
import io.neosc.application.policy.PolicyService;
import io.neosc.application.review.ReviewService;
import io.neosc.application.session.GatewayService;
import io.neosc.application.session.LaunchSettings;
import io.neosc.application.session.LaunchTicketService;
import io.neosc.application.session.LockableThings;
import io.neosc.application.session.NodeMemory;
import io.neosc.application.session.RefusedLaunches;
import io.neosc.application.session.SessionAdministration;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.SessionReading;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.SessionTimes;
import io.neosc.application.session.Signs;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.setup.SetupService;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.SecurityLog;
import io.neosc.application.usage.UsageService;
import io.neosc.application.workspace.WorkspaceService;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.TimeLimits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All services on in-memory fakes, wired as in the product. Its read model knows what is committed
 * through it; {@link #rebuild()} plays the part of the change stream's snapshot.
 */
public final class InMemoryApplication {
  public final MovableClock clock = new MovableClock();
  public final CountingIds ids = new CountingIds();
  public final PlainHasher hasher = new PlainHasher();
  public final SecurityLog securityLog = new SecurityLog(clock);
  public final PartTracker database = new PartTracker("database", clock);
  public final InMemoryStore store = new InMemoryStore();
  public final List<CommitObserver> observers = new CopyOnWriteArrayList<>();
  public final SessionTimes limits =
      new SessionTimes(
          new TimeLimits(
              TimeLimits.INSTALLATION,
              Duration.ofHours(1),
              Duration.ofHours(8),
              Duration.ofHours(24),
              null));
  public final InMemoryErasures erasing = new InMemoryErasures(store);
  public final LegalHoldService holds;
  public final ErasureService erasures;
  public final PersonElsewhere elsewhere;
  public final Set<AccountId> remainsForgotten = new HashSet<>();
  public final LiveChanges live;
  public final HealthService health;
  public final Commits commits;
  public final InMemoryAttempts attempts = new InMemoryAttempts();
  public final InMemoryUses keyUses = new InMemoryUses();
  public final KeyBearerQueries keyBearers;
  public final ApiKeyService apiKeys;
  public final AttemptGuard guard;
  public final GuardService blocks;
  public final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers(store);
  public final IdentityCommands identity;
  public final AccountService accounts;
  public final OrganizationService organizations;
  public final PermissionDenials permissions;
  public final ManualScheduler scheduler = new ManualScheduler();
  public final SessionCommands sessions;
  public final SessionAdministration sessionAdministration;
  public final SessionReading sessionReading;
  public final InMemorySigns signStore = new InMemorySigns();
  public final ManualScheduler storing = new ManualScheduler();
  public final Signs signs;
  public final GatewayService gateways;
  public final WorkspaceService workspaces;

  /** What a reset goes back to; filled by tests. */
  public final Map<WorkspaceId, Workspace.Description> catalogue = new LinkedHashMap<>();

  public final WorkspaceChanging workspaceChanging;
  public final UsageService usage;
  public final PolicyService policies;
  public final AlertService alerts;
  public final LockService locks;
  public final AuditedReading audit;
  public final ReviewService reviews;
  public final VerificationService verification;
  public final ExportService exports;
  public final SetupService setup;
  public final TicketService tickets;
  public final LaunchTicketService launchTickets;

  public InMemoryApplication() {
    this(IdentitySettings.DEFAULT);
  }

  public InMemoryApplication(IdentitySettings settings) {
    this(settings, false);
  }

  /** One in which launches give out tickets, or do not. */
  public InMemoryApplication(IdentitySettings settings, boolean launchTicketsGivenOut) {
    var accountRepository = InMemoryRepositories.accounts(store);
    var organizationRepository = InMemoryRepositories.organizations(store);
    var signIns = InMemoryRepositories.signIns(store);
    var sessionRepository = InMemoryRepositories.sessions(store);
    var workspaceRepository = InMemoryRepositories.workspaces(store);
    var policyRepository = InMemoryRepositories.policies(store);
    var lockRepository = InMemoryRepositories.locks(store);
    live = new LiveChanges(signIns, lockRepository, clock, settings.offlineGrace());
    var keyRepository = InMemoryRepositories.apiKeys(store);
    keyBearers = live.apiKeys(keyRepository, keyUses);
    health = new HealthService(List.of(database), live.model(), clock);
    database.answered(Duration.ofMillis(1));
    observers.add(live);
    observers.add(new CommitLog(securityLog));
    commits = new InMemoryCommits(store, new AuditEntries(ids, erasing::contains), observers);
    var ending = new SessionEnding(sessionRepository, commits, clock);
    apiKeys = new ApiKeyService(keyRepository, keyUses, commits, ids, clock);
    guard = new SignInGuard(attempts, commits, clock, WaitRule.DEFAULT, erasing::contains);
    blocks = new GuardService(attempts, commits, clock);
    identity =
        new IdentityService(
            accountRepository,
            signIns,
            ending,
            commits,
            hasher,
            guard,
            live.locks(),
            ids,
            clock,
            settings);
    accounts =
        new AccountService(
            accountRepository,
            signIns,
            ending,
            organizationRepository,
            commits,
            hasher,
            ids,
            clock);
    organizations =
        new OrganizationService(organizationRepository, live.organizations(), commits, ids, clock);
    permissions = new PermissionDenials(commits, clock, scheduler);
    sessions =
        new RefusedLaunches(
            new SessionService(
                sessionRepository,
                workspaceRepository,
                signIns,
                memory(),
                LaunchSettings.DEFAULT,
                limits,
                commits,
                ids,
                clock),
            commits,
            clock);
    signs = new Signs(signStore, live.model(), clock, storing);
    gateways = new GatewayService(sessionRepository, live.model(), signs, commits, clock);
    sessionAdministration =
        new SessionAdministration(
            sessionRepository,
            signs,
            new SessionEnds(sessionRepository, commits, clock),
            live.model(),
            limits);
    sessionReading = new SessionReading(sessionRepository, live.model(), signs, limits);
    workspaces = new WorkspaceService(live.model());
    workspaceChanging =
        new WorkspaceChanging(
            workspaceRepository, sessionRepository, live.model(), commits, ids, clock, catalogue);
    usage = new UsageService(new InMemorySpans(store), live.model(), clock, UsageService.PATIENCE);
    policies = new PolicyService(policyRepository, live.model(), commits, clock);
    alerts = new AlertService(InMemoryRepositories.alerts(store));
    audit =
        new AuditedReading(
            new AuditService(InMemoryRepositories.trail(store)), commits, clock, scheduler);
    reviews =
        new ReviewService(
            new InMemoryReviewTrail(store::entries),
            InMemoryRepositories.trail(store),
            usage,
            audit,
            clock,
            ReviewService.PATIENCE);
    var trailKey = new InMemoryCheckpoints.Signer("0123456789abcdef");
    verification =
        new VerificationService(
            new InMemoryFoundTrail(store::entries),
            new InMemoryCheckpoints(),
            new InMemoryCheckpoints.Outside(),
            trailKey,
            commits,
            (_, _, _) -> {},
            Duration.ofMinutes(1),
            clock);
    exports =
        new ExportService(
            InMemoryRepositories.trail(store),
            new InMemoryCheckpoints(),
            new InMemoryCheckpoints.Outside(),
            trailKey,
            commits,
            ids,
            clock,
            2);
    locks =
        new LockService(
            lockRepository,
            new LockableThings(
                accountRepository, workspaceRepository, sessionRepository, live.model()),
            live.locks(),
            commits,
            ids,
            clock);
    setup =
        new SetupService(
            accountRepository,
            organizationRepository,
            workspaceRepository,
            policyRepository,
            InMemoryRepositories.trail(store),
            commits,
            hasher,
            ids,
            clock);
    holds =
        new LegalHoldService(
            InMemoryRepositories.holds(store),
            InMemoryRepositories.trail(store),
            commits,
            ids,
            clock);
    erasures =
        new ErasureService(
            erasing,
            erasing,
            accountRepository,
            accounts,
            InMemoryRepositories.trail(store),
            holds,
            commits,
            clock);
    elsewhere =
        new PersonElsewhere(
            sessionRepository,
            ending,
            InMemoryRepositories.alerts(store),
            lockRepository,
            keyRepository,
            (account, person) -> remainsForgotten.add(account),
            commits,
            clock);
    tickets = new TicketService(new InMemoryTickets(), ids, clock);
    launchTickets =
        new LaunchTicketService(
            new InMemoryLaunchTickets(),
            sessionRepository,
            workspaceRepository,
            signIns,
            live.locks(),
            commits,
            ids,
            clock,
            launchTicketsGivenOut);
    rebuild();
  }

  /** What a launch knows without asking the store. */
  public NodeMemory memory() {
    return new NodeMemory(live.model(), live.signIns(), live.locks());
  }

  /** Rebuilds the read model from what is stored. */
  public void rebuild() {
    live.rebuild(Snapshots.of(store, clock.instant()));
  }

  /** The ids of all stored aggregates, to see that nothing was stored. */
  public Set<String> storedKeys() {
    synchronized (store) {
      return Set.copyOf(store.states.keySet());
    }
  }
}
