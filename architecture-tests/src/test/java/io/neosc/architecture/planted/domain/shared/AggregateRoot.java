package io.neosc.architecture.planted.domain.shared;

/** As in the real house. */
public abstract class AggregateRoot<S extends AggregateState> {
  private final S state;

  protected AggregateRoot(S state) {
    this.state = state;
  }

  public final S state() {
    return state;
  }
}
