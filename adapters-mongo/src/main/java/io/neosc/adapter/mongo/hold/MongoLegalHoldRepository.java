package io.neosc.adapter.mongo.hold;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;

/** Legal holds in MongoDB; there are few, so all are read at once. */
@Singleton
final class MongoLegalHoldRepository implements LegalHoldRepository {
  private final MongoCollection<LegalHoldDocument> holds;
  private final MongoCollection<Document> counters;

  MongoLegalHoldRepository(MongoDatabase database) {
    this.holds =
        database
            .getCollection(Collections.LEGAL_HOLDS, LegalHoldDocument.class)
            .withReadConcern(ReadConcern.MAJORITY);
    this.counters =
        database.getCollection(Collections.COUNTERS).withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public Optional<LegalHold> find(LegalHoldId id) {
    return Reads.run(() -> Optional.ofNullable(holds.find(Filters.eq("_id", id.value())).first()))
        .map(LegalHoldDocument::toState)
        .map(LegalHold::from);
  }

  /** The turn first: what is placed in between is found, and refuses nobody who did not see it. */
  @Override
  public Found all() {
    return Reads.run(() -> {
      var turn = counters.find(Filters.eq("_id", ArchivedSegment.TURNS)).first();
      var found =
          holds.find().sort(Sorts.ascending("_id")).into(new ArrayList<LegalHoldDocument>());
      return new Found(
          turn == null ? 0 : turn.get("value", Number.class).longValue(),
          found.stream().map(LegalHoldDocument::toState).toList());
    });
  }
}
