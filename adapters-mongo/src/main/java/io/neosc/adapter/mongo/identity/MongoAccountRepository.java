package io.neosc.adapter.mongo.identity;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.Words;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Accounts in MongoDB. Pages are asked for with the driver, as their filters may be absent. */
@Singleton
final class MongoAccountRepository implements AccountRepository {
  private final AccountDocuments documents;
  private final MongoCollection<AccountDocument> collection;

  MongoAccountRepository(AccountDocuments documents, MongoDatabase database) {
    this.documents = documents;
    this.collection = database.getCollection(Collections.ACCOUNTS, AccountDocument.class);
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

  @Override
  public Page<Account.State> page(AccountFilter filter, PageRequest page) {
    var read =
        Reads.run(() ->
            collection
                .find(conditions(filter, page.after()))
                .sort(Sorts.descending("created_at", "_id"))
                .limit(page.limit() + 1)
                .map(AccountDocument::toState)
                .into(new ArrayList<>()));
    return Page.of(read, page.limit(), state -> new Cursor(state.createdAt(), state.key()));
  }

  private static Bson conditions(AccountFilter filter, @Nullable Cursor after) {
    var conditions = new ArrayList<Bson>();
    if (filter.text() != null) {
      conditions.addAll(Words.askedBy(filter.text(), "search"));
    }
    if (filter.role() != null) {
      conditions.add(Filters.eq("role", filter.role().name()));
    }
    if (filter.disabled() != null) {
      conditions.add(Filters.eq("disabled", filter.disabled()));
    }
    if (filter.organization() != null) {
      conditions.add(Filters.eq("organization_id", filter.organization().value()));
    }
    if (after != null) {
      conditions.add(Filters.lte("created_at", after.at()));
      conditions.add(
          Filters.or(Filters.lt("created_at", after.at()), Filters.lt("_id", after.id())));
    }
    return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
  }
}
