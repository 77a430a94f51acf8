package io.neosc.adapter.mongo.lock;

import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Places;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locks in MongoDB. */
@Singleton
final class MongoLockRepository implements LockRepository {
  private final LockDocuments documents;

  MongoLockRepository(LockDocuments documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Lock> find(LockId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(LockDocument::toState)
        .map(Lock::from);
  }

  @Override
  public List<Lock.State> inForce(Instant now) {
    return Reads.run(() -> documents.endingAfter(now)).stream().map(LockDocument::toState).toList();
  }

  @Override
  public Page<Lock.State> page(LockTarget.@Nullable Kind kind, PageRequest page) {
    var place = Places.orStart(page.after());
    var how = Pageable.from(0, page.limit() + 1);
    var read =
        Reads.run(() ->
            kind == null
                ? documents.page(place.at(), place.id(), how)
                : documents.page(kind.name(), place.at(), place.id(), how));
    return Page.of(
        read.stream().map(LockDocument::toState).toList(),
        page.limit(),
        state -> new Cursor(state.end(), state.key()));
  }
}
