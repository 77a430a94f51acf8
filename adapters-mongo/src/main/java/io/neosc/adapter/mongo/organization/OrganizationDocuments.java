package io.neosc.adapter.mongo.organization;

import io.micronaut.data.mongodb.annotation.MongoFindQuery;
import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Finds stored organizations. */
@MongoRepository
interface OrganizationDocuments extends GenericRepository<OrganizationDocument, String> {
  Optional<OrganizationDocument> findById(String id);

  @MongoFindQuery(filter = "{name_key: :nameKey}")
  Optional<OrganizationDocument> byNameKey(String nameKey);
}
