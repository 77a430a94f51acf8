package io.neosc.adapter.mongo.policy;

import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Finds stored policies. */
@MongoRepository
interface PolicyDocuments extends GenericRepository<PolicyDocument, String> {
  Optional<PolicyDocument> findById(String id);
}
