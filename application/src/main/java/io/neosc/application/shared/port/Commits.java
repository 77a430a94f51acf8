package io.neosc.application.shared.port;

import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.DomainEvent;

/**
 * The one write door (AU-7). Nothing else stores an aggregate or an audit entry. All aggregates of
 * one call and the chained entries of all their events become durable together (majority,
 * journaled) or not at all, and a call returns only after that; then every {@link CommitObserver}
 * has seen it. A refusal concerns its caller alone, whatever else is being committed at the moment.
 */
public interface Commits {

  /**
   * Stores new aggregates (version 0), replaces changed ones and deletes removed ones. Aggregates
   * without events are left alone. An aggregate must not be used again afterwards. A claim of the
   * context is taken in the same step, if there is something to store.
   *
   * @throws io.neosc.domain.shared.StaleAggregate if one of them was changed or deleted since it
   *     was loaded
   * @throws KeyTaken if a new or changed one claims a unique value that another one has, or the
   *     context a name that is taken
   * @throws BoundExceeded if a claimed count would pass its bound
   * @throws FencedOff if the context is fenced and a later holder of that lease has begun
   * @throws StoreUnavailable if it is not known to be stored; repeating it is safe, and with an
   *     operation key it happens at most once
   */
  void commit(CommitContext context, AggregateRoot<?, ?>... aggregates);

  /**
   * Appends the entries of events that changed nothing, such as a refused sign-in.
   *
   * @throws FencedOff as above
   * @throws StoreUnavailable as above
   */
  void record(CommitContext context, DomainEvent... events);
}
