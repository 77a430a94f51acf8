package io.neosc.application.identity;

import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.in.AccountQueries;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.ResetPassword;
import io.neosc.application.identity.port.in.RevokeTokens;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.AccountSessions;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.organization.OrganizationChoice;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.LastAdmin;
import io.neosc.domain.identity.OwnAccount;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.Membership;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.shared.AggregateRoot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The administration of accounts. */
public final class AccountService implements AccountCommands, AccountQueries {
  private static final AccountFilter ENABLED_ADMINS =
      new AccountFilter(null, Role.ADMIN, false, null);
  private final AccountRepository accounts;
  private final AccountSignIns signIns;
  private final AccountSessions sessions;
  private final OrganizationChoice organizations;
  private final Commits commits;
  private final PasswordHasher hasher;
  private final IdGenerator ids;
  private final InstantSource clock;

  public AccountService(
      AccountRepository accounts,
      SignInRepository signIns,
      AccountSessions sessions,
      OrganizationRepository organizations,
      Commits commits,
      PasswordHasher hasher,
      IdGenerator ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.signIns = new AccountSignIns(signIns, commits);
    this.sessions = sessions;
    this.organizations = new OrganizationChoice(organizations);
    this.commits = commits;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Account.State create(CreateAccount command) {
    PasswordRule.check(command.password());
    var chosen = command.organization();
    var profile =
        new AccountProfile(
            command.name(),
            command.role(),
            chosen == null ? OrganizationId.DEFAULT : organizations.of(chosen),
            false);
    var account =
        Account.create(
            new AccountId(ids.next(AccountId.PREFIX)),
            command.email(),
            profile,
            hasher.hash(command.password()),
            clock.instant());
    try {
      commit(command.context(), List.of(account));
    } catch (KeyTaken taken) {
      if (taken.key() == UniqueKey.ACCOUNT_EMAIL) {
        throw new EmailTaken();
      }
      throw taken;
    }
    return stored(account);
  }

  @Override
  public Account.State change(ChangeAccount command) {
    var present = Deciding.again(() -> decideChange(command));
    signIns.follow(command.context(), present, null, present.updatedAt());
    if (present.disabled()) {
      sessions.endStragglers(command.context(), present.id(), EndReason.ACCOUNT_DISABLED);
    }
    return present;
  }

  private Account.State decideChange(ChangeAccount command) {
    var account = find(command.account());
    var before = account.state();
    var wanted = wanted(command, before.profile());
    if (losesRights(before.profile(), wanted)) {
      requireNotOwn(command.context(), before);
    }
    var now = clock.instant();
    account.administer(wanted, now);
    if (account.events().isEmpty()) {
      return before;
    }
    commit(command.context(), withAllOf(account, null, wanted.disabled(), command, now));
    return stored(account);
  }

  private AccountProfile wanted(ChangeAccount command, AccountProfile before) {
    var name = command.name();
    var role = command.role();
    var organization = command.organization();
    var disabled = command.disabled();
    return new AccountProfile(
        name == null ? before.name() : name,
        role == null ? before.role() : role,
        organization == null ? before.organizationId() : organizations.of(organization),
        disabled == null ? before.disabled() : disabled);
  }

  private static boolean losesRights(AccountProfile before, AccountProfile wanted) {
    return before.role() != wanted.role() || wanted.disabled() && !before.disabled();
  }

  @Override
  public void delete(DeleteAccount command) {
    var present = find(command.account()).state();
    requireNotOwn(command.context(), present);
    requireNotLast(present);
    signIns.reduce(
        command.context(), present.id(), RevocationReason.ACCOUNT_DELETED, clock.instant());
    var deleted =
        Deciding.again(() -> {
          var account = find(command.account());
          var now = clock.instant();
          account.delete(now);
          commit(
              command.context(),
              withAllOf(account, RevocationReason.ACCOUNT_DELETED, true, command, now));
          return account.state();
        });
    end(command, deleted, RevocationReason.ACCOUNT_DELETED);
    sessions.endStragglers(command.context(), deleted.id(), EndReason.ACCOUNT_DISABLED);
  }

  @Override
  public int revokeTokens(RevokeTokens command) {
    return end(command, find(command.account()).state(), RevocationReason.ADMIN);
  }

  @Override
  public Account.State resetPassword(ResetPassword command) {
    PasswordRule.check(command.password());
    var hash = hasher.hash(command.password());
    var present =
        Deciding.again(() -> {
          var account = accounts.findByEmail(command.email()).orElseThrow(AccountNotFound::new);
          var now = clock.instant();
          account.resetPassword(hash, now);
          commit(
              command.context(),
              withAllOf(account, RevocationReason.PASSWORD_RESET, false, command, now));
          return stored(account);
        });
    end(command, present, RevocationReason.PASSWORD_RESET);
    return present;
  }

  private int end(Command command, Account.State account, RevocationReason reason) {
    return signIns.follow(command.context(), account, reason, clock.instant());
  }

  /** The account with the first of its sign-ins, and with its sessions if they end too. */
  private List<AggregateRoot<?, ?>> withAllOf(
      Account account,
      @Nullable RevocationReason reason,
      boolean endsSessions,
      Command command,
      Instant now) {
    var changed = new ArrayList<AggregateRoot<?, ?>>();
    changed.add(account);
    changed.addAll(signIns.following(account.state(), reason, now));
    if (endsSessions) {
      var by = command.context().actor();
      changed.addAll(sessions.ended(account.state().id(), EndReason.ACCOUNT_DISABLED, by, now));
    }
    return changed;
  }

  private void commit(CommitContext context, List<? extends AggregateRoot<?, ?>> changed) {
    try {
      commits.commit(context, changed.toArray(AggregateRoot<?, ?>[]::new));
    } catch (BoundExceeded refused) {
      if (refused.claim().counter().equals(Account.ENABLED_ADMINS)) {
        throw new LastAdmin();
      }
      if (Membership.concerns(refused.claim())) {
        throw new UnknownOrganization();
      }
      throw refused;
    }
  }

  private void requireNotOwn(CommitContext context, Account.State account) {
    var actor = context.actor();
    if (actor != null && actor.accountId().equals(account.id())) {
      requireNotLast(account);
      throw new OwnAccount();
    }
  }

  /** Early, before anything is done to it; the commit decides (ID-14). */
  private void requireNotLast(Account.State account) {
    var admins = accounts.page(ENABLED_ADMINS, PageRequest.first(2)).items();
    if (admins.size() == 1 && admins.getFirst().id().equals(account.id())) {
      throw new LastAdmin();
    }
  }

  @Override
  public Page<Account.State> accounts(AccountFilter filter, PageRequest page) {
    return accounts.page(filter, page);
  }

  @Override
  public Account.State account(AccountId id) {
    return find(id).state();
  }

  private Account find(AccountId id) {
    return accounts.find(id).orElseThrow(AccountNotFound::new);
  }

  private static Account.State stored(Account account) {
    return account.state().atVersion(account.state().version() + 1);
  }
}
