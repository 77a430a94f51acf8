package io.neosc.application.erasure;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.erasure.port.in.ErasureCommands;
import io.neosc.application.erasure.port.in.ErasureQueries;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.application.hold.port.in.LegalHoldQueries;
import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.erasure.ErasureNotConfirmed;
import io.neosc.domain.erasure.ErasureNotFound;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.erasure.Person;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.EmailAddress;
import java.time.InstantSource;
import java.util.Set;

/** Takes orders to erase persons; {@link Erasing} carries them out. */
public final class ErasureService implements ErasureCommands, ErasureQueries {
  /** What the trail calls an account, before its id. */
  static final String RESOURCE = "user:";

  /** What the trail calls erasing. */
  static final String ACTION = "erase_user";

  private static final AuditFilter DELETIONS =
      AuditFilter.ALL.with(AuditField.ACTION, "delete_user").succeeded(true);

  private final ErasureRepository erasures;
  private final ErasedAddresses addresses;
  private final AccountRepository accounts;
  private final AccountCommands administration;
  private final AuditTrail trail;
  private final LegalHoldQueries holds;
  private final Commits commits;
  private final InstantSource clock;

  public ErasureService(
      ErasureRepository erasures,
      ErasedAddresses addresses,
      AccountRepository accounts,
      AccountCommands administration,
      AuditTrail trail,
      LegalHoldQueries holds,
      Commits commits,
      InstantSource clock) {
    this.erasures = erasures;
    this.addresses = addresses;
    this.accounts = accounts;
    this.administration = administration;
    this.trail = trail;
    this.holds = holds;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public Erasure.State erase(EraseUser command) {
    var asked = erasures.find(command.account());
    return asked.isPresent() ? asked.get().state() : begin(command);
  }

  /**
   * The deletion is a commit of its own. If nothing follows it the caller has no answer, and who
   * asks again goes on with an account that is deleted.
   */
  private Erasure.State begin(EraseUser command) {
    var account = accounts.find(command.account()).map(Account::state);
    var person = account.isPresent() ? confirmed(command, account.get()) : deletedBefore(command);
    holds.requireNone(command.account(), new Mentions(person));
    if (account.isPresent()) {
      delete(command);
    }
    var hash = addresses.hashOf(person.email().value());
    var erasure = Erasure.request(command.account(), person, hash, clock.instant());
    try {
      commits.commit(command.context(), erasure);
    } catch (KeyTaken twice) {
      return erasures.find(command.account()).orElseThrow(() -> twice).state();
    }
    return erasure.state().atVersion(erasure.state().version() + 1);
  }

  private void delete(EraseUser command) {
    try {
      administration.delete(new DeleteAccount(command.context().claimed(), command.account()));
    } catch (AccountNotFound _) {
      // somebody was quicker; it is gone, which is all that is wanted
    }
  }

  private static Person confirmed(EraseUser command, Account.State account) {
    var typed = typed(command);
    if (!typed.canonical().equals(account.email().canonical())) {
      throw new ErasureNotConfirmed();
    }
    return new Person(account.email(), Set.of(account.name()));
  }

  /** The trail says of whom the account was, as long as nothing of it is erased or archived. */
  private Person deletedBefore(EraseUser command) {
    var deletion = deletion(command.account());
    var email = typed(command);
    if (!new Mentions(new Person(email, Set.of())).in(deletion.details())) {
      throw new ErasureNotConfirmed();
    }
    return new Person(email, names(deletion));
  }

  private PersonalPart deletion(AccountId account) {
    var entry =
        trail
            .search(
                DELETIONS.with(AuditField.RESOURCE, RESOURCE + account.value()),
                PageRequest.first(1))
            .items()
            .stream()
            .findFirst()
            .orElseThrow(AccountNotFound::new);
    var said = entry.personal();
    if (said == null) {
      throw new AccountNotFound();
    }
    return said;
  }

  private static Set<String> names(PersonalPart deletion) {
    var before = deletion.before();
    return before != null && before.get("name") instanceof String name ? Set.of(name) : Set.of();
  }

  private static EmailAddress typed(EraseUser command) {
    var typed = command.email().strip();
    if (!EmailAddress.valid(typed)) {
      throw new ErasureNotConfirmed();
    }
    return new EmailAddress(typed);
  }

  @Override
  public Erasure.State erasure(AccountId account) {
    return erasures.find(account).orElseThrow(ErasureNotFound::new).state();
  }

  @Override
  public void requireErasable(AccountId account) {
    if (erasures.find(account).isEmpty() && accounts.find(account).isEmpty()) {
      deletion(account);
    }
  }
}
