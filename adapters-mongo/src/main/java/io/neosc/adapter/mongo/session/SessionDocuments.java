package io.neosc.adapter.mongo.session;

import io.micronaut.data.model.Pageable;
import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds stored sessions. */
@MongoRepository
interface SessionDocuments extends GenericRepository<SessionDocument, String> {
  Optional<SessionDocument> findById(String id);

  @MongoFindQuery(filter = "{_id: {$in: :ids}}")
  List<SessionDocument> among(List<String> ids);

  @MongoFindQuery(
      filter = "{account_id: :account, active: true}",
      sort = "{started_at: -1, _id: -1}")
  List<SessionDocument> active(String account);

  /** Those behind a place in the account's history. */
  @MongoFindQuery(
      filter =
          "{account_id: :account, $or: [{started_at: {$lt: :before}},"
              + " {started_at: :before, _id: {$lt: :beforeId}}]}",
      sort = "{started_at: -1, _id: -1}")
  List<SessionDocument> history(String account, Instant before, String beforeId, Pageable how);
}
