package io.neosc.adapter.mongo.organization;

import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Organizations in MongoDB. */
@Singleton
final class MongoOrganizationRepository implements OrganizationRepository {
  private final OrganizationDocuments documents;

  MongoOrganizationRepository(OrganizationDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(OrganizationDocument::toState)
        .map(Organization::from);
  }

  @Override
  public Optional<Organization> findByName(String name) {
    return Reads.run(() -> documents.byNameKey(OrganizationProfile.nameKey(name)))
        .map(OrganizationDocument::toState)
        .map(Organization::from);
  }
}
