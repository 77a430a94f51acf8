package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.AggregateRoot;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** An aggregate that anybody may extend and build. */
@Breaks(12)
public class OpenAggregate extends AggregateRoot<Session.State> {
  public OpenAggregate(Session.State state) {
    super(state);
  }
}
