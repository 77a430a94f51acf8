package io.neosc.adapter.mongo.identity;

import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Accounts in MongoDB. */
@Singleton
final class MongoAccountRepository implements AccountRepository {
  private final AccountDocuments documents;

  MongoAccountRepository(AccountDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(AccountDocument::toState)
        .map(Account::from);
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return Reads.run(() -> documents.byEmailKey(email.canonical()))
        .map(AccountDocument::toState)
        .map(Account::from);
  }

  @Override
  public boolean anyExists() {
    return !Reads.run(() -> documents.any(Pageable.from(0, 1))).isEmpty();
  }
}
