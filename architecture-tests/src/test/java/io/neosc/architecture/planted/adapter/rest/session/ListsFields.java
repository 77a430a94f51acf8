package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** Counts what only reflection knows. */
@Breaks(19)
final class ListsFields {
  int count() {
    return String.class.getDeclaredFields().length;
  }
}
