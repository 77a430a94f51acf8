package io.neosc.domain.identity;

import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.Given;
import org.jspecify.annotations.Nullable;

/** Accounts in sentences. */
public final class AccountFixture {
  public static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";

  private AccountFixture() {}

  public static AccountId anAccountId() {
    return new AccountId(Given.anId(AccountId.PREFIX));
  }

  /** An account that was registered just now and is not stored, with an address of its own. */
  public static Account aNewAccount() {
    var id = anAccountId();
    return aNewAccount(id, id.value() + "@example.org", null);
  }

  public static Account aNewAccount(String email) {
    return aNewAccount(anAccountId(), email, null);
  }

  public static Account aNewAccount(
      AccountId id, String email, @Nullable String requestedOrganization) {
    return Account.register(
        id, new EmailAddress(email), "Ada Lovelace", requestedOrganization, HASH, Given.NOON);
  }

  /** One that has a value, and not the usual one, in every field; not stored. */
  public static Account theFullestAccount() {
    var account =
        Account.from(
            new Account.State(
                anAccountId(),
                new EmailAddress("Zoë.O'Hara+neosc@sub.exämple.org"),
                "Zoë O’Hara 李",
                new OrganizationId("org-7"),
                "Something else",
                Role.OPERATOR,
                "an old hash",
                true,
                Given.NOON.minusMillis(86_400_001),
                Given.NOON.minusMillis(1),
                0));
    account.changePassword(HASH, Given.NOON.plusMillis(1));
    return account;
  }
}
