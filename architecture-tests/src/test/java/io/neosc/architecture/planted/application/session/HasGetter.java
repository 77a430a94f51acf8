package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A bean by its looks. */
@Breaks(13)
final class HasGetter {
  String getName() {
    return "";
  }
}
