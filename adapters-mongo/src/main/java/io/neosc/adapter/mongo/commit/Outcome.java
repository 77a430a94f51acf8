package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/** What became of one caller's commit. */
sealed interface Outcome {

  /**
   * It is durable.
   *
   * @param repeated an earlier call with the same operation key had stored it; this one changed
   *     nothing
   */
  record Stored(boolean repeated) implements Outcome {}

  /** It is not stored, because of itself. */
  record Refused(RuntimeException reason) implements Outcome {}

  /** It is not known to be stored, because of the store. */
  record Unavailable(StoreUnavailable.Kind kind, @Nullable Throwable cause) implements Outcome {}
}
