package io.neosc.adapter.mongo.alert;

import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Finds stored alerts. */
@MongoRepository
interface AlertDocuments extends GenericRepository<AlertDocument, String> {
  Optional<AlertDocument> findById(String id);

  @MongoFindQuery(filter = "{'cause.fingerprint': :fingerprint, live: true}")
  Optional<AlertDocument> live(String fingerprint);
}
