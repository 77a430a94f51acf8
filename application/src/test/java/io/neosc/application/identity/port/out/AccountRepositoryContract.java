package io.neosc.application.identity.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.application.shared.port.Contracts.newestFirst;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.identity.AccountFixture.theFullestAccount;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} promises. Each test begins with an empty store. */
public interface AccountRepositoryContract {
  Commits commits();

  AccountRepository repository();

  @Test
  default void unknownAccountsAreNotFound() {
    assertThat(repository().find(anAccountId())).isEmpty();
    assertThat(repository().findByEmail(new EmailAddress("nobody@example.org"))).isEmpty();
  }

  @Test
  @DisplayName("ID-1: an account with a value in every field comes back as it was")
  default void theFullestAccountComesBack() {
    assertComesBack(theFullestAccount());
  }

  @Test
  @DisplayName("ID-1: a registered account comes back as it was")
  default void aRegisteredAccountComesBack() {
    assertComesBack(aNewAccount());
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var account = aNewAccount();
    assertThat(repository().find(account.state().id())).isEmpty();
    commits().commit(NOBODY, account);

    find(account).changePassword("never stored", NOON);

    assertThat(find(account).state().passwordHash()).isEqualTo(AccountFixture.HASH);
  }

  @Test
  default void aStaleChangeIsRefused() {
    var account = aNewAccount();
    commits().commit(NOBODY, account);
    var first = find(account);
    var second = find(account);
    first.changePassword("first", NOON);
    second.changePassword("second", NOON);
    commits().commit(NOBODY, first);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, second));
    assertThat(find(account).state()).isEqualTo(first.state().atVersion(2));
  }

  @Test
  @DisplayName("ID-1: an account is found by its address in whatever case, also beyond ASCII")
  default void accountsAreFoundByAddressInWhateverCase() {
    var ada = aNewAccount("Ada@Example.org");
    var zoe = aNewAccount("ZOË@exämple.org");
    commits().commit(NOBODY, ada, zoe);

    assertThat(byEmail("aDA@eXAMPLE.ORG")).isEqualTo(ada.state().atVersion(1));
    assertThat(byEmail("Ada@Example.org")).isEqualTo(ada.state().atVersion(1));
    assertThat(byEmail("zoë@EXÄMPLE.org")).isEqualTo(zoe.state().atVersion(1));
    assertThat(repository().findByEmail(new EmailAddress("zoe@exämple.org"))).isEmpty();
    assertThat(repository().findByEmail(new EmailAddress("da@example.org"))).isEmpty();
  }

  @Test
  @DisplayName("API-7: an address with a pattern's or an operator's characters is only an address")
  default void addressesAreNotPatterns() {
    commits().commit(NOBODY, aNewAccount("ada@example.org"));

    assertThat(repository().findByEmail(new EmailAddress(".*@example.org"))).isEmpty();
    assertThat(repository().findByEmail(new EmailAddress("$ne@example.org"))).isEmpty();
  }

  @Test
  @DisplayName("ID-16: a store tells whether it has any account")
  default void anyExistsAfterTheFirst() {
    assertThat(repository().anyExists()).isFalse();
    commits().commit(NOBODY, aNewAccount());
    assertThat(repository().anyExists()).isTrue();
  }

  @Test
  @DisplayName("ID-1: of two registrations of one address at once exactly one happens")
  default void ofTwoRegistrationsAtOnceOneHappens() throws Exception {
    var one = aNewAccount("ada@example.org");
    var other = aNewAccount("ADA@example.org");

    var outcomes = atOnce(() -> committed(one), () -> committed(other));

    assertThat(outcomes)
        .filteredOn(KeyTaken.class::isInstance)
        .singleElement()
        .extracting(taken -> ((KeyTaken) taken).key())
        .isEqualTo(UniqueKey.ACCOUNT_EMAIL);
    assertThat(outcomes).contains(byEmail("ada@example.org"));
  }

  @Test
  @DisplayName("ID-14, API-2: pages are newest first and lose nobody, also of one moment")
  default void pagesAreNewestFirst() {
    for (var i = 0; i < 7; i++) {
      commits().commit(NOBODY, made("Person", Role.USER, false, NOON.plusMillis(i / 3)));
    }
    var all = page(AccountFilter.ALL);

    assertThat(all)
        .hasSize(7)
        .isEqualTo(newestFirst(all, state -> new Cursor(state.createdAt(), state.key())));
    for (var limit : List.of(1, 2, 3, 7)) {
      assertThat(allPages(limit, request -> repository().page(AccountFilter.ALL, request)))
          .extracting(Account.State::key)
          .isEqualTo(all.stream().map(Account.State::key).toList());
    }
  }

  @Test
  @DisplayName("ID-14: each filter and all of them together find those that fit and no others")
  default void filtersFindThoseThatFit() {
    var acme = new OrganizationId("org-acme");
    var ada = made("Ada Lovelace", Role.ADMIN, false, NOON);
    var bob = made("Bob O'Hara", Role.ADMIN, true, NOON.plusMillis(1));
    var eve =
        Account.create(
            anAccountId(),
            new EmailAddress("Eve.King@Sub.example.org"),
            new AccountProfile("Eve", Role.USER, acme, true),
            AccountFixture.HASH,
            NOON.plusMillis(2));
    commits().commit(NOBODY, ada, bob, eve);

    assertThat(found(null, Role.ADMIN, null, null)).containsExactly(bob.state(), ada.state());
    assertThat(found(null, null, true, null)).containsExactly(eve.state(), bob.state());
    assertThat(found(null, null, false, null)).containsExactly(ada.state());
    assertThat(found(null, null, null, acme)).containsExactly(eve.state());
    assertThat(found("LOVE", null, null, null)).containsExactly(ada.state());
    assertThat(found("hara bob", null, null, null)).containsExactly(bob.state());
    assertThat(found("king@SUB", null, null, null)).containsExactly(eve.state());
    assertThat(found(".*", null, null, null)).isEmpty();
    assertThat(found("ove", null, null, null)).isEmpty();
    assertThat(found("e", Role.USER, true, acme)).containsExactly(eve.state());
    assertThat(found("e", Role.USER, false, acme)).isEmpty();
    assertThat(found(" ", null, null, null)).hasSize(3);
  }

  @Test
  @DisplayName("ID-14: a renamed account is found by its new name alone")
  default void aRenamedAccountIsFoundByItsNewName() {
    var ada = made("Ada Lovelace", Role.USER, false, NOON);
    commits().commit(NOBODY, ada);
    var renamed = find(ada);
    renamed.administer(
        new AccountProfile("Ada King", Role.USER, OrganizationId.DEFAULT, false), NOON);
    commits().commit(NOBODY, renamed);

    assertThat(found("king", null, null, null)).containsExactly(renamed.state().atVersion(1));
    assertThat(found("lovelace", null, null, null)).isEmpty();
  }

  private List<Account.State> found(
      @Nullable String text,
      @Nullable Role role,
      @Nullable Boolean disabled,
      @Nullable OrganizationId organization) {
    return page(new AccountFilter(text, role, disabled, organization));
  }

  /** Under version 0 or 1, to be compared with states as they were made. */
  private List<Account.State> page(AccountFilter filter) {
    return repository().page(filter, PageRequest.first(100)).items().stream()
        .map(state -> state.atVersion(state.version() - 1))
        .toList();
  }

  private static Account made(String name, Role role, boolean disabled, Instant at) {
    var id = anAccountId();
    return Account.create(
        id,
        new EmailAddress(id.value() + "@example.org"),
        new AccountProfile(name, role, OrganizationId.DEFAULT, disabled),
        AccountFixture.HASH,
        at);
  }

  private Account.State committed(Account account) {
    commits().commit(NOBODY, account);
    return account.state().atVersion(1);
  }

  private void assertComesBack(Account account) {
    commits().commit(NOBODY, account);
    assertThat(find(account).state()).isEqualTo(account.state().atVersion(1));
    assertThat(find(account).events()).isEmpty();
  }

  private Account find(Account account) {
    return repository().find(account.state().id()).orElseThrow();
  }

  private Account.State byEmail(String email) {
    return repository().findByEmail(new EmailAddress(email)).orElseThrow().state();
  }
}
