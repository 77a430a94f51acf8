package io.neosc.adapter.mongo.erasure;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.identity.AccountId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Erasures in MongoDB. */
@Singleton
final class MongoErasureRepository implements ErasureRepository {
  private final MongoCollection<ErasureDocument> erasures;

  MongoErasureRepository(MongoDatabase database) {
    this.erasures =
        database
            .getCollection(Collections.ERASURES, ErasureDocument.class)
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public Optional<Erasure> find(AccountId account) {
    return Reads.run(
            () -> Optional.ofNullable(erasures.find(Filters.eq("_id", account.value())).first()))
        .map(ErasureDocument::toState)
        .map(Erasure::from);
  }

  @Override
  public List<Erasure> open(int max) {
    return Reads.run(() ->
            erasures
                .find(Filters.eq("open", true))
                .sort(Sorts.ascending("requested_at", "_id"))
                .limit(max)
                .into(new ArrayList<>()))
        .stream()
        .map(ErasureDocument::toState)
        .map(Erasure::from)
        .toList();
  }
}
