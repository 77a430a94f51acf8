package io.neosc.adapter.mongo.testing;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.Cause;
import io.neosc.domain.alert.Note;
import io.neosc.domain.alert.Progress;
import io.neosc.domain.alert.RuleId;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.policy.Control;
import io.neosc.domain.policy.Enforcement;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.PolicyType;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Observation;
import io.neosc.domain.session.Scrutiny;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States with every field set ({@code fullest}), and with as little as a state can have. */
public final class States {
  public static final Instant T = Instant.parse("2026-03-05T10:30:00.123Z");
  private static final AccountId ACCOUNT = new AccountId("usr-1");
  private static final EmailAddress EMAIL = new EmailAddress("Ada.Lovelace@Example.org");
  private static final OrganizationId ORGANIZATION = new OrganizationId("org-9");

  private States() {}

  public static Account.State fullestAccount() {
    return new Account.State(
        ACCOUNT,
        EMAIL,
        "Ada Lovelace",
        ORGANIZATION,
        "Somewhere else",
        Role.OPERATOR,
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
        true,
        T,
        T.plusMillis(1),
        7);
  }

  public static Account.State leastAccount() {
    return new Account.State(
        new AccountId("usr-2"),
        new EmailAddress("b@example.org"),
        "B",
        OrganizationId.DEFAULT,
        null,
        Role.USER,
        "x",
        false,
        T,
        T,
        1);
  }

  public static SignIn.State fullestSignIn() {
    return signIn(
        "sin-1",
        List.of("pwd", "otp"),
        new SignIn.Revocation(RevocationReason.LOGOUT, T.plusSeconds(3)));
  }

  public static SignIn.State leastSignIn() {
    return signIn("sin-2", List.of(), null);
  }

  private static SignIn.State signIn(String id, List<String> amr, SignIn.Revocation revocation) {
    return new SignIn.State(
        new SignInId(id),
        ACCOUNT,
        EMAIL,
        "Ada Lovelace",
        ORGANIZATION,
        Role.AUDITOR,
        amr,
        "ab".repeat(32),
        "192.0.2.1",
        T,
        T.plusMillis(1),
        T.plusSeconds(60),
        revocation,
        3);
  }

  public static Organization.State fullestOrganization() {
    return new Organization.State(
        ORGANIZATION,
        new OrganizationProfile("Analytical Engines", "engines.example"),
        T,
        T.plusMillis(1),
        5);
  }

  public static Organization.State leastOrganization() {
    return new Organization.State(
        OrganizationId.DEFAULT, new OrganizationProfile("Default", null), T, T, 1);
  }

  public static Workspace.State fullestWorkspace() {
    return new Workspace.State(
        new WorkspaceId("ws-1"),
        new Workspace.Description(
            "Desk",
            WorkspaceType.LINUX,
            "A desk with everything",
            "https://images.example.org/desk.png",
            new ConnectionUrl("https://desk.example.org/x?y=1"),
            LaunchMode.NEW_TAB,
            "4 cores",
            "8 GiB",
            "100 GB",
            new Limits(25, 3, Duration.ofMinutes(5), Duration.ofMillis(28_800_001)),
            "host-1",
            "desk-service",
            "org-9"),
        Condition.ERROR,
        T,
        T.plusMillis(1),
        4);
  }

  public static Workspace.State leastWorkspace() {
    return new Workspace.State(
        new WorkspaceId("ws-2"),
        new Workspace.Description(
            "Bare",
            WorkspaceType.WEB,
            "",
            null,
            new ConnectionUrl("ssh://bare.example.org"),
            LaunchMode.IFRAME,
            null,
            null,
            null,
            Limits.DEFAULT,
            null,
            null,
            null),
        Condition.AVAILABLE,
        T,
        T,
        1);
  }

  public static Session.State fullestSession() {
    return session(
        "ses-1",
        new Lifecycle.Ended(T.plusSeconds(5), EndReason.ADMIN, Party.of(new AccountId("usr-9"))),
        new SessionId("ses-0"));
  }

  public static Session.State leastSession() {
    return session("ses-2", new Lifecycle.Active(), null);
  }

  /** Ended by the product itself. */
  public static Session.State orphanedSession() {
    return session("ses-3", new Lifecycle.Ended(T.plusSeconds(5), EndReason.ORPHANED, null), null);
  }

  /** Ended by a machine. */
  public static Session.State reportedSession() {
    return session(
        "ses-4",
        new Lifecycle.Ended(T.plusSeconds(5), EndReason.GATEWAY, Party.of(new ApiKeyId("key-1"))),
        null);
  }

  private static Session.State session(String id, Lifecycle lifecycle, SessionId resumedFrom) {
    return new Session.State(
        new SessionId(id),
        ACCOUNT,
        EMAIL,
        new WorkspaceId("ws-1"),
        "Desk",
        WorkspaceType.BROWSER,
        2,
        T,
        T.plusSeconds(4),
        lifecycle,
        new Evidence(
            new Observation<>(TunnelStatus.ENCRYPTED, "gateway:key-1", T.plusMillis(2)),
            new Observation<>(true, "sign_in", T.plusMillis(3)),
            new Observation<>("2001:db8::1", "connection", T.plusMillis(4)),
            resumedFrom == null ? null : new Observation<>(true, "gateway:key-1", T.plusMillis(5))),
        new Scrutiny(Set.of(Suspicion.NEW_ADDRESS), List.of("192.0.2.9")),
        resumedFrom,
        2);
  }

  public static Policy.State fullestPolicy() {
    return new Policy.State(
        new PolicyId("pol-1"),
        new Policy.Content(
            "Second factor",
            "Everybody shows two",
            PolicyType.ACCESS,
            List.of("One", "Two"),
            List.of(
                new Control(
                    "c1",
                    "require_mfa",
                    Map.of("$roles.of", List.of("admin", "operator"), "none", List.of()),
                    Enforcement.MONITORED,
                    "MFA"),
                new Control("c2", "ip_range", Map.of(), Enforcement.UNSUPPORTED, "IP"))),
        false,
        T,
        T.plusMillis(1),
        ACCOUNT,
        9);
  }

  public static Policy.State leastPolicy() {
    return new Policy.State(
        new PolicyId("pol-2"),
        new Policy.Content("Bare", "", PolicyType.SESSION, List.of(), List.of()),
        true,
        T,
        T,
        null,
        1);
  }

  public static Lock.State fullestLock() {
    return new Lock.State(
        new LockId("lck-1"),
        new LockTarget.Network(IpRange.parse("2001:db8::/32").orElseThrow()),
        "Stolen device, see ticket 4711 – Zoë",
        ACCOUNT,
        T,
        T.plusMillis(86_400_007),
        3);
  }

  public static Lock.State leastLock() {
    return new Lock.State(
        new LockId("lck-2"), new LockTarget.EveryoneWith(Role.AUDITOR), "r", ACCOUNT, T, null, 1);
  }

  public static Lock.State lockThatIsOver() {
    return new Lock.State(
        new LockId("lck-3"), new LockTarget.Host("host-1"), "r", ACCOUNT, T, T.plusMillis(1), 1);
  }

  public static Alert.State fullestAlert() {
    return alert(
        "alr-1",
        new Progress.Resolved(
            T.plusSeconds(9),
            ACCOUNT,
            new Progress.Acknowledgement(T.plusSeconds(8), new AccountId("usr-8"))));
  }

  public static Alert.State acknowledgedAlert() {
    return alert(
        "alr-3",
        new Progress.Acknowledged(new Progress.Acknowledgement(T.plusSeconds(8), ACCOUNT)));
  }

  public static Alert.State leastAlert() {
    return new Alert.State(
        new AlertId("alr-2"),
        new Cause(
            new RuleId("rul-1"),
            1,
            "f2",
            Map.of(),
            "host:1",
            Severity.INFO,
            "message",
            null,
            null,
            List.of()),
        new Progress.Pending(),
        List.of(),
        1,
        T,
        T,
        1);
  }

  private static Alert.State alert(String id, Progress progress) {
    return new Alert.State(
        new AlertId(id),
        new Cause(
            new RuleId("rul-1"),
            5_000_000_000L,
            "f1",
            Map.of("$a.b", "1", "c", ""),
            "policy:pol-1",
            Severity.HIGH,
            "message",
            "12",
            "10",
            List.of("e1", "e2")),
        progress,
        List.of(
            new Note(T.plusSeconds(1), ACCOUNT, "one"), new Note(T.plusSeconds(2), ACCOUNT, "2")),
        11,
        T,
        T.plusSeconds(9),
        6);
  }
}
