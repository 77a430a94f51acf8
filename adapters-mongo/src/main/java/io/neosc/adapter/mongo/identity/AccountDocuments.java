package io.neosc.adapter.mongo.identity;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Finds stored accounts. */
@MongoRepository
interface AccountDocuments extends GenericRepository<AccountDocument, String> {
  Optional<AccountDocument> findById(String id);

  @MongoFindQuery(filter = "{email_key: :emailKey}")
  Optional<AccountDocument> byEmailKey(String emailKey);

  @MongoFindQuery(filter = "{}")
  List<AccountDocument> any(Pageable how);
}
