package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.UUID;

/** Ids out of nowhere. */
@Breaks(8)
final class MakesUpIds {
  String id() {
    return UUID.randomUUID().toString();
  }
}
