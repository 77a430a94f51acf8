package io.neosc.adapter.mongo.apikey;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds stored API keys. */
@MongoRepository
interface ApiKeyDocuments extends GenericRepository<ApiKeyDocument, String> {
  Optional<ApiKeyDocument> findById(String id);

  @MongoFindQuery(filter = "{key_hash: :keyHash}")
  Optional<ApiKeyDocument> byHash(String keyHash);

  @MongoFindQuery(
      filter =
          "{created_at: {$lte: :before}, $or: [{created_at: {$lt: :before}}, {_id: {$lt:"
              + " :beforeId}}]}",
      sort = "{created_at: -1, _id: -1}")
  List<ApiKeyDocument> page(Instant before, String beforeId, Pageable how);
}
