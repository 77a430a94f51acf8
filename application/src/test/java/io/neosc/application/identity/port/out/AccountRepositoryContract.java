package io.neosc.application.identity.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.identity.AccountFixture.theFullestAccount;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.shared.StaleAggregate;
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
