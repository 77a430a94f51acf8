package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A service that can be built in two ways. */
@Breaks(10)
public final class TwoDoorsService {
  private final long count;

  public TwoDoorsService() {
    this(0);
  }

  public TwoDoorsService(long count) {
    this.count = count;
  }

  long count() {
    return count;
  }
}
