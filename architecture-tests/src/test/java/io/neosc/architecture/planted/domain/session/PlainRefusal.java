package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A refusal without kind and code. */
@Breaks(14)
public final class PlainRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
