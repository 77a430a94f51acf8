package io.neosc.architecture.planted.domain.shared;

/** As in the real house. */
public interface AggregateState {
  long version();
}
