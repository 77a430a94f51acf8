package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A class that a native image would not have. */
@Breaks(19)
final class FindsClassByName {
  Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
