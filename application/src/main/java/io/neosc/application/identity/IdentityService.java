package io.neosc.application.identity;

import io.neosc.application.identity.port.in.ChangePassword;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.AccountSessions;
import io.neosc.application.identity.port.out.AttemptGuard;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.RegistrationClosed;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.identity.WrongPassword;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts and sign-ins. */
public final class IdentityService implements IdentityCommands {
  private static final List<String> PASSWORD_ALONE = List.of("pwd");
  private final AccountRepository accounts;
  private final SignInRepository signIns;
  private final AccountSessions sessions;
  private final Commits commits;
  private final PasswordHasher hasher;
  private final AttemptGuard guard;
  private final LocksInForceQueries locks;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final IdentitySettings settings;

  public IdentityService(
      AccountRepository accounts,
      SignInRepository signIns,
      AccountSessions sessions,
      Commits commits,
      PasswordHasher hasher,
      AttemptGuard guard,
      LocksInForceQueries locks,
      IdGenerator ids,
      InstantSource clock,
      IdentitySettings settings) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.commits = commits;
    this.hasher = hasher;
    this.guard = guard;
    this.locks = locks;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public void requireRegistrationOpen() {
    if (!settings.registrationOpen()) {
      throw new RegistrationClosed();
    }
  }

  @Override
  public SignedIn register(Register command) {
    requireRegistrationOpen();
    PasswordRule.check(command.password());
    locks.requireNone(LockSubject.newcomer(addressIn(command.context())));
    var hash = hasher.hash(command.password());
    var account =
        Account.register(
            new AccountId(ids.next(AccountId.PREFIX)),
            command.email(),
            command.name(),
            command.organization(),
            hash,
            clock.instant());
    var opened = open(command.context(), account.state(), SignInMethod.REGISTRATION);
    try {
      commits.commit(command.context(), account, opened.signIn);
    } catch (KeyTaken taken) {
      if (taken.key() == UniqueKey.ACCOUNT_EMAIL) {
        throw new EmailTaken();
      }
      throw taken;
    }
    return opened.answer();
  }

  @Override
  public SignedIn login(Login command) {
    return guard.attempt(
        command.context(), command.email(), () -> Deciding.again(() -> decideLogin(command)));
  }

  private SignedIn decideLogin(Login command) {
    var found = accountNamed(command.email());
    var hash = found.map(account -> account.state().passwordHash()).orElseGet(hasher::decoy);
    var right = hasher.verify(command.password(), hash);
    var account = found.orElse(null);
    if (account == null || !right || account.state().disabled()) {
      throw refused(command, account, right);
    }
    requireUnlocked(command.context(), account.state(), command.email(), SignInMethod.PASSWORD);
    if (hasher.outdated(hash)) {
      account.rehashPassword(hasher.hash(command.password()), clock.instant());
    }
    var opened = open(command.context(), account.state(), SignInMethod.PASSWORD);
    commits.commit(command.context(), opened.signIn, account);
    decideAnewIfAccountChanged(command.context(), account.state(), opened);
    return opened.answer();
  }

  /**
   * Only who has proved to be the account's owner is told that, and why, it is locked (ID-3); and
   * nothing is used up: when the lock is gone a refresh token is as good as before.
   */
  private void requireUnlocked(
      CommitContext context, Account.State account, String email, SignInMethod method) {
    try {
      locks.requireNone(LockSubject.person(account.id(), account.role(), addressIn(context)));
    } catch (LockInForce locked) {
      commits.record(
          context,
          new SignInEvent.Refused(
              email, account.id(), method, RefusalReason.LOCKED, clock.instant()));
      throw locked;
    }
  }

  private static @Nullable IpAddress addressIn(CommitContext context) {
    var address = context.ipAddress();
    return address == null ? null : IpAddress.parse(address).orElse(null);
  }

  /** One half of the race with a change of the account; the other is with whoever changes it. */
  private void decideAnewIfAccountChanged(
      CommitContext context, Account.State known, Opened opened) {
    var reason = reasonToEnd(known, accounts.find(known.id()).map(Account::state).orElse(null));
    if (reason != null) {
      Deciding.again(
          () -> end(context, signIns.find(opened.signIn.state().id()).stream().toList(), reason));
      throw new StaleAggregate(known.key());
    }
  }

  private static @Nullable RevocationReason reasonToEnd(
      Account.State known, Account.@Nullable State present) {
    if (present == null) {
      return RevocationReason.ACCOUNT_DELETED;
    }
    if (present.disabled()) {
      return RevocationReason.ACCOUNT_DISABLED;
    }
    if (present.role() != known.role()) {
      return RevocationReason.ROLE_CHANGED;
    }
    return present.passwordHash().equals(known.passwordHash())
        ? null
        : RevocationReason.PASSWORD_CHANGED;
  }

  private int end(CommitContext context, List<SignIn> opened, RevocationReason reason) {
    opened.forEach(signIn -> signIn.revoke(reason, clock.instant()));
    commits.commit(context, opened.toArray(SignIn[]::new));
    return opened.size();
  }

  private Optional<Account> accountNamed(String typed) {
    var address = typed.strip();
    return EmailAddress.valid(address)
        ? accounts.findByEmail(new EmailAddress(address))
        : Optional.empty();
  }

  private CredentialsRefused refused(Login command, @Nullable Account account, boolean right) {
    var reason =
        account == null
            ? RefusalReason.UNKNOWN_ACCOUNT
            : right ? RefusalReason.ACCOUNT_DISABLED : RefusalReason.WRONG_PASSWORD;
    var id = account == null ? null : account.state().id();
    return recorded(command.context(), command.email(), id, SignInMethod.PASSWORD, reason);
  }

  @Override
  public SignedIn refresh(Refresh command) {
    var token = RefreshToken.parse(command.refreshToken()).orElseThrow(CredentialsRefused::new);
    return Deciding.again(() -> decideRefresh(command.context(), token));
  }

  private SignedIn decideRefresh(CommitContext context, RefreshToken token) {
    var signIn = signIns.find(token.signIn()).orElseThrow(CredentialsRefused::new);
    var next = new BearerSecret(ids.secret());
    return switch (signIn.refresh(token.secret(), next, clock.instant())) {
      case ROTATED -> {
        var account = enabledAccount(context, signIn.state());
        requireUnlocked(context, account, account.email().value(), SignInMethod.REFRESH);
        signIn.adopt(account.profile(), clock.instant());
        commits.commit(context, signIn);
        yield new Opened(signIn, next).answer();
      }
      case REUSED -> {
        commits.commit(context, signIn);
        throw new CredentialsRefused();
      }
      case ENDED -> throw tokenRefused(context, signIn.state(), RefusalReason.SIGN_IN_ENDED);
    };
  }

  private Account.State enabledAccount(CommitContext context, SignIn.State signIn) {
    return accounts
        .find(signIn.accountId())
        .map(Account::state)
        .filter(account -> !account.disabled())
        .orElseThrow(() -> tokenRefused(context, signIn, RefusalReason.ACCOUNT_DISABLED));
  }

  /**
   * For tokens of sign-ins that exist alone: text that never was a token concerns nobody, costs its
   * sender nothing, and must not be able to fill the trail.
   */
  private CredentialsRefused tokenRefused(
      CommitContext context, SignIn.State signIn, RefusalReason reason) {
    return recorded(
        context, signIn.email().value(), signIn.accountId(), SignInMethod.REFRESH, reason);
  }

  @Override
  public int logout(Logout command) {
    var actor = command.context().requireActor();
    return Deciding.again(() -> decideLogout(command.context(), actor))
        + sessions.endStragglers(command.context(), actor.accountId(), EndReason.LOGOUT);
  }

  private int decideLogout(CommitContext context, Actor actor) {
    var now = clock.instant();
    var changed = new ArrayList<AggregateRoot<?, ?>>();
    signIns
        .find(actor.signIn())
        .ifPresent(signIn -> {
          signIn.revoke(RevocationReason.LOGOUT, now);
          changed.add(signIn);
        });
    var ended = sessions.ended(actor.accountId(), EndReason.LOGOUT, actor, now);
    changed.addAll(ended);
    commits.commit(context, changed.toArray(AggregateRoot<?, ?>[]::new));
    return ended.size();
  }

  @Override
  public void changePassword(ChangePassword command) {
    PasswordRule.check(command.next());
    guard.attempt(
        command.context(),
        command.context().requireActor().email().value(),
        () -> Deciding.again(() -> decidePassword(command)));
    // and those that were opened by the old password while it was being changed
    Deciding.again(
        () -> end(command.context(), others(command.context()), RevocationReason.PASSWORD_CHANGED));
  }

  /** The live sign-ins of the caller's account but the one that it uses now. */
  private List<SignIn> others(CommitContext context) {
    var actor = context.requireActor();
    return signIns.liveOf(actor.accountId(), clock.instant()).stream()
        .filter(signIn -> !signIn.state().id().equals(actor.signIn()))
        .toList();
  }

  private Instant decidePassword(ChangePassword command) {
    var actor = command.context().requireActor();
    var account = accounts.find(actor.accountId()).orElseThrow(CredentialsRefused::new);
    if (!hasher.verify(command.current(), account.state().passwordHash())) {
      commits.record(
          command.context(),
          new AccountEvent.PasswordChangeRefused(
              actor.accountId(), actor.email(), clock.instant()));
      throw new WrongPassword();
    }
    var now = clock.instant();
    account.changePassword(hasher.hash(command.next()), now);
    var others = others(command.context());
    others.forEach(signIn -> signIn.revoke(RevocationReason.PASSWORD_CHANGED, now));
    var changed = new ArrayList<AggregateRoot<?, ?>>();
    changed.add(account);
    changed.addAll(others);
    commits.commit(command.context(), changed.toArray(AggregateRoot<?, ?>[]::new));
    return now;
  }

  /** Writes the refusal down; the caller learns nothing of the reason. */
  private CredentialsRefused recorded(
      CommitContext context,
      String email,
      @Nullable AccountId account,
      SignInMethod method,
      RefusalReason reason) {
    commits.record(
        context, new SignInEvent.Refused(email, account, method, reason, clock.instant()));
    return new CredentialsRefused();
  }

  private Opened open(CommitContext context, Account.State account, SignInMethod method) {
    var now = clock.instant();
    var secret = new BearerSecret(ids.secret());
    var address = context.ipAddress();
    return new Opened(
        SignIn.open(
            new SignInId(ids.next(SignInId.PREFIX)),
            account,
            method,
            PASSWORD_ALONE,
            secret,
            address == null ? "unknown" : address,
            now,
            now.plus(settings.signInLifetime())),
        secret);
  }

  /** A sign-in with the secret that only its caller may see. */
  private record Opened(SignIn signIn, BearerSecret secret) {
    SignedIn answer() {
      var stored = signIn.state().atVersion(signIn.state().version() + 1);
      return new SignedIn(stored, new RefreshToken(stored.id(), secret).text());
    }
  }
}
