package io.neosc.adapter.mongo.erasure;

import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.alert.TokenReuseRule;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockFixture;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody of whom every collection knows something, and an admin. */
final class ErasedPerson {
  static final String EMAIL = "Ada.Lovelace@example.org";

  /** What a search in lower case must not find when she is erased. */
  static final List<String> TRACES =
      List.of("lovelace", "203.0.113.77", "203.0.113.78", "adabrowser");

  private static final String TRACE = "cd".repeat(16);
  private final TestStore store;
  private final Instant now;
  final Account.State ada;
  final CommitContext admin;

  ErasedPerson(TestStore store) {
    this.store = store;
    this.now = store.bean(InstantSource.class).instant();
    var system = CommitContext.system(TRACE);
    var root = account(system, "root@example.org", "Root", Role.ADMIN);
    this.admin = new CommitContext(actor(root), "192.0.2.1", "curl", TRACE, null);
    var typed = new CommitContext(null, "203.0.113.77", "AdaBrowser/7", TRACE, null);
    commits()
        .record(
            typed,
            new SignInEvent.Refused(
                EMAIL, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, now));
    this.ada = account(admin, EMAIL, "Ada Lovelace", Role.USER);
    lives(typed.by(actor(ada)));
    isTalkedAbout(typed);
  }

  private Commits commits() {
    return store.bean(Commits.class);
  }

  private void commit(CommitContext context, AggregateRoot<?, ?>... changed) {
    commits().commit(context, changed);
  }

  private Account.State account(CommitContext by, String email, String name, Role role) {
    var made =
        Account.create(
            AccountFixture.anAccountId(),
            new EmailAddress(email),
            new AccountProfile(name, role, OrganizationId.DEFAULT, false),
            AccountFixture.HASH,
            now);
    commit(by, made);
    return made.state().atVersion(1);
  }

  private static Actor actor(Account.State account) {
    return new Actor(account.id(), account.email(), account.role(), SignInFixture.aSignInId());
  }

  private void lives(CommitContext herself) {
    var signIn =
        SignIn.open(
            SignInFixture.aSignInId(),
            ada,
            SignInMethod.PASSWORD,
            List.of("pwd"),
            SignInFixture.aSecret('a'),
            "203.0.113.77",
            now,
            now.plus(Duration.ofDays(1)));
    var workspace = WorkspaceFixture.aWorkspaceFor(null, 3);
    commit(herself, signIn, workspace);
    var session = SessionFixture.aSessionOf(ada, workspace.state().atVersion(1), 0, now);
    commit(herself, session);
    var gateway = CommitContext.system(TRACE).by(new ApiKeyId("key-gateway"));
    var reported = Session.from(session.state().atVersion(1));
    var at = now.plusSeconds(1);
    reported.report(
        new Report(
            new ApiKeyId("key-gateway"),
            TunnelStatus.ENCRYPTED,
            "203.0.113.78",
            null,
            null,
            true,
            at),
        null,
        at);
    commit(gateway, reported);
    var ended = Session.from(reported.state().atVersion(2));
    ended.end(EndReason.ADMIN, null, "she asked for it", now.plusSeconds(2));
    commit(admin, ended);
    var revoked = SignIn.from(signIn.state().atVersion(1));
    revoked.revoke(RevocationReason.ADMIN, now);
    commit(admin, revoked);
  }

  private void isTalkedAbout(CommitContext stranger) {
    var cause = TokenReuseRule.cause(SignInFixture.aNewSignInOf(ada).state());
    var alert = AlertFixture.aFiringAlert(cause, now);
    alert.note(ada.id(), "Called " + EMAIL.toUpperCase(Locale.ROOT), now);
    commit(CommitContext.system(TRACE), alert);
    commit(
        admin,
        Lock.create(
            LockFixture.aLockId(),
            new LockTarget.User(ada.id()),
            "Laptop of Ada  Lovelace was stolen",
            LockFixture.AN_ADMIN,
            null,
            now),
        ApiKey.create(
            new ApiKeyId("key-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
            "scripts of ada.lovelace@example.org",
            List.of(Scope.CHECK),
            new BearerSecret("k".repeat(43)),
            ada.id(),
            null,
            now));
    var count = new AttemptCountId("blk-" + "ab".repeat(32));
    commits()
        .record(
            stranger,
            new GuardEvent.Refused(
                count,
                AttemptScope.ACCOUNT_AT_ADDRESS,
                EMAIL,
                "203.0.113.77",
                5,
                Duration.ofSeconds(1),
                now));
    store
        .bean(AttemptStore.class)
        .put(
            new AttemptCount(
                count,
                AttemptScope.ACCOUNT_AT_ADDRESS,
                "ada.lovelace@example.org",
                "203.0.113.77",
                5,
                0,
                now,
                now,
                now,
                now.plus(Duration.ofDays(1)),
                true,
                0));
    store
        .bean(IdempotentAnswers.class)
        .keep(
            new IdempotencyClaim("idem-1", "ab".repeat(32), "att-1", now.plusSeconds(86_400)),
            new IdempotentAnswers.Answer(
                201, Map.of(), "{\"id\":\"x\",\"email\":\"" + EMAIL + "\"}"));
  }
}
