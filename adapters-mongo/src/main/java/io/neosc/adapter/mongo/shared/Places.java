package io.neosc.adapter.mongo.shared;

import io.neosc.application.shared.port.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Places in lists that are ordered by time and id, newest first. */
public final class Places {
  private static final Cursor START = new Cursor(Instant.parse("9999-12-31T23:59:59.999Z"), "");

  private Places() {}

  /** The place; in front of everything that can be stored if there is none. */
  public static Cursor orStart(@Nullable Cursor place) {
    return place == null ? START : place;
  }
}
