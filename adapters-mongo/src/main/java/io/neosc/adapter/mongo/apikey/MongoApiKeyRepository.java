package io.neosc.adapter.mongo.apikey;

import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Places;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** API keys in MongoDB. */
@Singleton
final class MongoApiKeyRepository implements ApiKeyRepository {
  private final ApiKeyDocuments documents;

  MongoApiKeyRepository(ApiKeyDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(ApiKeyDocument::toState)
        .map(ApiKey::from);
  }

  @Override
  public Optional<ApiKey> findByHash(String keyHash) {
    return Reads.run(() -> documents.byHash(keyHash))
        .map(ApiKeyDocument::toState)
        .map(ApiKey::from);
  }

  @Override
  public Page<ApiKey.State> page(PageRequest page) {
    var place = Places.orStart(page.after());
    var read =
        Reads.run(() -> documents.page(place.at(), place.id(), Pageable.from(0, page.limit() + 1)));
    return Page.of(
        read.stream().map(ApiKeyDocument::toState).toList(),
        page.limit(),
        state -> new Cursor(state.createdAt(), state.key()));
  }
}
