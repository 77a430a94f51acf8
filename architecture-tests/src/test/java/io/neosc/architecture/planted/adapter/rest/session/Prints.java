package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** Output past the log. */
@Breaks(18)
final class Prints {
  void print() {
    System.out.println();
  }
}
