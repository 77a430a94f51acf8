package io.neosc.adapter.rest.request;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Takes a request's ids along to each thread that works on it, for the log. A request changes its
 * context a dozen times, mostly on the same thread: then nothing is to be done, where copying the
 * whole context of the log cost a sixth of an authenticated read.
 */
record LoggedIds(RequestIds ids) implements ThreadPropagatedContextElement<@Nullable RequestIds> {
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";
  private static final String REQUEST_ID = "request_id";

  /** Returns whose ids were there before; these very ones if nothing changed. */
  @Override
  public @Nullable RequestIds updateThreadContext() {
    var trace = MDC.get(TRACE_ID);
    var span = MDC.get(SPAN_ID);
    var request = MDC.get(REQUEST_ID);
    if (trace == null || span == null || request == null) {
      put(ids);
      return null;
    }
    var before = new RequestIds(trace, span, request);
    if (before.equals(ids)) {
      return ids;
    }
    put(ids);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable RequestIds before) {
    if (before == null) {
      MDC.remove(TRACE_ID);
      MDC.remove(SPAN_ID);
      MDC.remove(REQUEST_ID);
    } else if (!before.equals(ids)) {
      put(before);
    }
  }

  private static void put(RequestIds ids) {
    MDC.put(TRACE_ID, ids.traceId());
    MDC.put(SPAN_ID, ids.spanId());
    MDC.put(REQUEST_ID, ids.requestId());
  }
}
