package io.neosc.domain.apikey;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.Ids;

/** Who did something: a person with an account, or a machine with an API key. */
public sealed interface Party {

  /** The account's or the key's id, by whose prefix one sees which of the two it is. */
  String id();

  record Person(AccountId account) implements Party {
    @Override
    public String id() {
      return account.value();
    }
  }

  record Machine(ApiKeyId key) implements Party {
    @Override
    public String id() {
      return key.value();
    }
  }

  static Party of(AccountId account) {
    return new Person(account);
  }

  static Party of(ApiKeyId key) {
    return new Machine(key);
  }

  /**
   * Reads an {@link #id()} back.
   *
   * @throws IllegalArgumentException if it is neither an account's nor a key's
   */
  static Party named(String id) {
    return Ids.valid(ApiKeyId.PREFIX, id) ? of(new ApiKeyId(id)) : of(new AccountId(id));
  }
}
