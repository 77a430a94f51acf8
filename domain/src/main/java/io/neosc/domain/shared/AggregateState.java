package io.neosc.domain.shared;

/**
 * What an aggregate is at one moment: an immutable record that store, fake and read model share.
 *
 * @param <S> the record itself
 */
public interface AggregateState<S extends AggregateState<S>> {

  /** The stored document's id: unique among aggregates of one kind and never re-used. */
  String key();

  /** How often it was stored; 0 for one that never was. The write door alone moves it. */
  long version();

  /** The same state as stored under {@code version}. */
  S atVersion(long version);
}
