package io.neosc.adapter.mongo.identity;

import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Finds stored sign-ins. */
@MongoRepository
interface SignInDocuments extends GenericRepository<SignInDocument, String> {
  @MongoFindQuery(
      filter = "{account_id: :account, revoked: false, expires_at: {$gt: :now}}",
      sort = "{opened_at: -1, _id: -1}")
  List<SignInDocument> live(String account, Instant now);
}
