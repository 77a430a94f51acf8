package io.neosc.adapter.mongo.lock;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds stored locks. */
@MongoRepository
interface LockDocuments extends GenericRepository<LockDocument, String> {
  Optional<LockDocument> findById(String id);

  @MongoFindQuery(filter = "{ends_at: {$gt: :now}}")
  List<LockDocument> endingAfter(Instant now);

  @MongoFindQuery(
      filter =
          "{ends_at: {$lte: :before}, $or: [{ends_at: {$lt: :before}}, {_id: {$lt: :beforeId}}]}",
      sort = "{ends_at: -1, _id: -1}")
  List<LockDocument> page(Instant before, String beforeId, Pageable how);

  @MongoFindQuery(
      filter =
          "{kind: :kind, ends_at: {$lte: :before}, $or: [{ends_at: {$lt: :before}}, {_id: {$lt:"
              + " :beforeId}}]}",
      sort = "{ends_at: -1, _id: -1}")
  List<LockDocument> page(String kind, Instant before, String beforeId, Pageable how);
}
