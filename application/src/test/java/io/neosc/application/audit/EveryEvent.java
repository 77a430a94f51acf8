package io.neosc.application.audit;

import io.neosc.domain.alert.AlertEvent;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.RuleId;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.apikey.ApiKeyEvent;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.erasure.ErasureEvent;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.LegalHoldEvent;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.PermissionEvent;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.lock.LockEvent;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.organization.OrganizationEvent;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.LaunchTicket;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.WorkspaceEvent;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** At least one of each event there is, and one of each kind that the trail words differently. */
final class EveryEvent {
  static final Instant NOW = Instant.parse("2026-03-05T10:30:00.000Z");
  private static final AccountId ACCOUNT = new AccountId("usr-1");
  private static final EmailAddress EMAIL = new EmailAddress("ada@example.com");
  private static final SignInId SIGN_IN = new SignInId("sin-1");
  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final SessionId SESSION = new SessionId("ses-1");
  private static final PolicyId POLICY = new PolicyId("pol-1");
  private static final AlertId ALERT = new AlertId("alr-1");
  private static final AttemptCountId BLOCK = new AttemptCountId("blk-1");
  private static final ApiKeyId API_KEY = new ApiKeyId("key-1");
  private static final LegalHoldId HOLD = new LegalHoldId("hld-1");
  private static final LockId LOCK = new LockId("lck-1");
  private static final LockTarget LOCKED = new LockTarget.User(ACCOUNT);
  private static final RuleId RULE = new RuleId("rul-1");

  private static final OrganizationId ORGANIZATION = new OrganizationId("org-1");
  private static final OrganizationProfile NAMED = new OrganizationProfile("ACME", null);
  private static final OrganizationProfile RENAMED =
      new OrganizationProfile("Acme Limited", "acme.example");
  private static final AccountProfile PROFILE =
      new AccountProfile("Ada", Role.USER, OrganizationId.DEFAULT, false);
  private static final AccountProfile PROMOTED =
      new AccountProfile("Ada", Role.OPERATOR, ORGANIZATION, false);

  private EveryEvent() {}

  /** All sealed event interfaces; a test compares them with the domain's classes. */
  static List<Class<? extends DomainEvent>> kinds() {
    return List.of(
        AccountEvent.class,
        PermissionEvent.class,
        OrganizationEvent.class,
        SignInEvent.class,
        WorkspaceEvent.class,
        SessionEvent.class,
        PolicyEvent.class,
        AlertEvent.class,
        GuardEvent.class,
        LockEvent.class,
        ApiKeyEvent.class,
        TrailEvent.class,
        ErasureEvent.class,
        LegalHoldEvent.class);
  }

  static List<DomainEvent> all() {
    return Stream.of(once(), ends(), revocations(), blocks()).flatMap(List::stream).toList();
  }

  private static List<DomainEvent> once() {
    return List.of(
        new AccountEvent.Registered(ACCOUNT, EMAIL, null, NOW),
        new AccountEvent.FirstAdminCreated(ACCOUNT, EMAIL, NOW),
        new AccountEvent.PasswordChanged(ACCOUNT, EMAIL, NOW),
        new AccountEvent.PasswordChangeRefused(ACCOUNT, EMAIL, NOW),
        new AccountEvent.PasswordRehashed(ACCOUNT, EMAIL, NOW),
        new AccountEvent.Created(ACCOUNT, EMAIL, PROFILE, NOW),
        new AccountEvent.Changed(ACCOUNT, EMAIL, PROFILE, PROMOTED, NOW),
        new AccountEvent.Deleted(ACCOUNT, EMAIL, PROFILE, NOW),
        new AccountEvent.PasswordReset(ACCOUNT, EMAIL, NOW),
        new PermissionEvent.Denied("GET", "/api/admin/users", null, false, 1, NOW),
        new PermissionEvent.Denied("GET", "/api/admin/users", "key-1", true, 7, NOW),
        new OrganizationEvent.Created(ORGANIZATION, NAMED, NOW),
        new OrganizationEvent.Changed(ORGANIZATION, NAMED, RENAMED, NOW),
        new OrganizationEvent.Deleted(ORGANIZATION, NAMED, NOW),
        new SignInEvent.Adjusted(SIGN_IN, ACCOUNT, NOW),
        new SignInEvent.Opened(SIGN_IN, ACCOUNT, EMAIL, Role.USER, SignInMethod.PASSWORD, NOW),
        new SignInEvent.Opened(SIGN_IN, ACCOUNT, EMAIL, Role.USER, SignInMethod.REGISTRATION, NOW),
        new SignInEvent.Refused(
            "x@example.com", null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, NOW),
        new SignInEvent.Refused(
            "ada@example.com", ACCOUNT, SignInMethod.REFRESH, RefusalReason.SIGN_IN_ENDED, NOW),
        new SignInEvent.Refreshed(SIGN_IN, ACCOUNT, EMAIL, NOW),
        new WorkspaceEvent.Created(WORKSPACE, "One", WorkspaceType.LINUX, NOW),
        new WorkspaceEvent.Changed(
            WORKSPACE,
            WorkspaceFixture.aDescription("One", Limits.DEFAULT),
            WorkspaceFixture.aDescription("Another", new Limits(7, 1, null, null)),
            NOW),
        new WorkspaceEvent.ConditionChanged(
            WORKSPACE, "One", Condition.AVAILABLE, Condition.ERROR, "no answer", NOW),
        new WorkspaceEvent.Deleted(WORKSPACE, "One", NOW),
        new WorkspaceEvent.CatalogueRestored(6, 1, NOW),
        new SessionEvent.Launched(SESSION, ACCOUNT, WORKSPACE, "One", WorkspaceType.LINUX, NOW),
        new SessionEvent.Suspected(
            SESSION, ACCOUNT, WORKSPACE, "One", Set.of(Suspicion.NEW_ADDRESS), NOW),
        new SessionEvent.Suspected(
            SESSION, ACCOUNT, WORKSPACE, "One", Set.of(Suspicion.NO_SECOND_FACTOR), NOW),
        report(),
        new SessionEvent.TicketRedeemed(SESSION, ACCOUNT, "One", NOW),
        new SessionEvent.TicketRefused(SESSION, ACCOUNT, LaunchTicket.Flaw.USED, NOW),
        new SessionEvent.LaunchRefused(WORKSPACE, "session.limit-reached", "full", NOW),
        new PolicyEvent.Created(POLICY, "MFA Required", NOW),
        new PolicyEvent.Enabled(POLICY, "MFA Required", NOW),
        new PolicyEvent.Disabled(POLICY, "MFA Required", NOW),
        new AlertEvent.Observed(ALERT, RULE, "it happens", NOW),
        new AlertEvent.Fired(ALERT, RULE, Severity.HIGH, "it happens", NOW),
        new AlertEvent.Repeated(ALERT, RULE, 2, NOW),
        new AlertEvent.Acknowledged(ALERT, "mine", NOW),
        new AlertEvent.NoteAdded(ALERT, "hm", NOW),
        new AlertEvent.Resolved(ALERT, null, NOW),
        new AlertEvent.Cleared(ALERT, NOW),
        new AlertEvent.PersonForgotten(ALERT, NOW),
        new SessionEvent.PersonForgotten(SESSION, ACCOUNT, NOW),
        new LockEvent.PersonForgotten(LOCK, LOCKED, "about [erased]", null, NOW),
        new ApiKeyEvent.PersonForgotten(API_KEY, "gateway of [erased]", NOW),
        new ErasureEvent.Requested(ACCOUNT, NOW),
        new ErasureEvent.Advanced(ACCOUNT, null, NOW),
        new ErasureEvent.Advanced(ACCOUNT, "7,12-15", NOW),
        new ErasureEvent.Finished(ACCOUNT, NOW),
        new ApiKeyEvent.Created(API_KEY, "gateway", List.of(Scope.CHECK), null, NOW),
        new ApiKeyEvent.Created(API_KEY, "scraper", List.of(Scope.METRICS_READ), NOW, NOW),
        new LegalHoldEvent.Placed(
            HOLD, HoldScope.of(HoldScope.Kind.ACCOUNT, ACCOUNT.value()), "a lawsuit", NOW),
        new LegalHoldEvent.Lifted(
            HOLD, HoldScope.between(NOW.minusSeconds(1), NOW), "a lawsuit", NOW),
        new LockEvent.Created(LOCK, LOCKED, "stolen device", null, NOW),
        new LockEvent.Removed(LOCK, LOCKED, "stolen device", NOW, NOW),
        new ApiKeyEvent.Revoked(API_KEY, "gateway", NOW),
        new TrailEvent.Read(1, 100, Set.of(), NOW),
        new TrailEvent.Verified(100, Status.INTACT, Status.UNKNOWN, Status.BROKEN, NOW),
        new TrailEvent.Exported("exp-1", "csv", Set.of("action", "from"), 7, NOW),
        new TrailEvent.KeyRotated("0123456789abcdef", "fedcba9876543210", NOW),
        new TrailEvent.Archived(
            1,
            Boundary.unsigned(
                new ChainHead(ChainHead.MAIN, 7, "ab".repeat(32)), "cd".repeat(32), "ef"),
            NOW));
  }

  private static DomainEvent report() {
    var before = Evidence.atLaunch("192.0.2.17", false, NOW);
    var at = NOW.plusSeconds(1);
    var report = new Report(API_KEY, TunnelStatus.ENCRYPTED, "192.0.2.18", null, null, true, at);
    return new SessionEvent.EvidenceChanged(
        SESSION, ACCOUNT, before, before.with(report, null), at);
  }

  private static List<DomainEvent> ends() {
    return Arrays.stream(EndReason.values())
        .<DomainEvent>map(reason ->
            new SessionEvent.Ended(
                SESSION,
                ACCOUNT,
                WORKSPACE,
                "One",
                WorkspaceType.LINUX,
                reason,
                null,
                "because",
                Duration.ofMinutes(5),
                NOW))
        .toList();
  }

  private static List<DomainEvent> blocks() {
    var wait = Duration.ofSeconds(8);
    return List.of(
        new GuardEvent.Refused(
            BLOCK, AttemptScope.ACCOUNT_AT_ADDRESS, "ada@example.com", "192.0.2.1", 4, wait, NOW),
        new GuardEvent.Refused(BLOCK, AttemptScope.ACCOUNT, "no address", null, 4, wait, NOW),
        new GuardEvent.Cleared(BLOCK, AttemptScope.ADDRESS, null, "2001:db8::/64", 12, NOW));
  }

  private static List<DomainEvent> revocations() {
    return Arrays.stream(RevocationReason.values())
        .<DomainEvent>map(reason -> new SignInEvent.Revoked(SIGN_IN, ACCOUNT, EMAIL, reason, NOW))
        .toList();
  }
}
