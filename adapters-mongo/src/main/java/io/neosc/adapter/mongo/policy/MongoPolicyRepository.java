package io.neosc.adapter.mongo.policy;

import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Policies in MongoDB. */
@Singleton
final class MongoPolicyRepository implements PolicyRepository {
  private final PolicyDocuments documents;

  MongoPolicyRepository(PolicyDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Policy> find(PolicyId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(PolicyDocument::toState)
        .map(Policy::from);
  }
}
