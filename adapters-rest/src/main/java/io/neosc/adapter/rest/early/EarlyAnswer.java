package io.neosc.adapter.rest.early;

import io.neosc.adapter.rest.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read at one path of a signed-in caller, of every role, from memory. The route with
 * the same path stays: it answers whatever is not answered here, with the same bytes.
 */
public interface EarlyAnswer {

  /** The route's whole path, which has no variables. */
  String path();

  /**
   * The JSON that {@code caller} is to get, complete and without a {@code Link}; null if the router
   * has to answer. Asked on the event loop: it never blocks.
   */
  byte @Nullable [] body(Caller caller);
}
