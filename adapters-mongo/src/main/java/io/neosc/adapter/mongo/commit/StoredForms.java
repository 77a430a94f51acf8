package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.domain.shared.AggregateRoot;
import java.util.List;

/**
 * Knows how each kind of aggregate is stored. It is asked on the committing caller's thread, so
 * that encoding never holds up the one writer; it must be thread-safe.
 */
public interface StoredForms {

  /**
   * The document that stores {@code aggregate} under its next version, or its removal.
   *
   * @throws IllegalArgumentException if no collection keeps aggregates of this kind
   */
  StoredForm of(AggregateRoot<?, ?> aggregate);

  /** The document that takes a client's name together with what is stored under it. */
  StoredForm of(IdempotencyClaim claim, List<StoredForm> stored);
}
