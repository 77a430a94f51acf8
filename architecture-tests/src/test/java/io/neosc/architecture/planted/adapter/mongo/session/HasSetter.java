package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** Anybody may change it at any time. */
@Breaks(13)
final class HasSetter {
  private String name = "";

  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }
}
