package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.lang.reflect.Field;

/** A field opened from outside. */
@Breaks(19)
final class OpensField {
  void open(Field field) {
    field.setAccessible(true);
  }
}
