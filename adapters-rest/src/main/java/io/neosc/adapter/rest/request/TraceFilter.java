package io.neosc.adapter.rest.request;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/** Puts a request's ids into the log's context and onto its answer (API-13). */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(TraceFilter.ORDER)
public final class TraceFilter {
  /** Before everything that might log. */
  public static final int ORDER = -20_000;

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var ids = RequestIds.of(request);
    context.add(
        new MdcPropagationContext(
            Map.of(
                "trace_id", ids.traceId(),
                "span_id", ids.spanId(),
                "request_id", ids.requestId())));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var ids = RequestIds.of(request);
    response.header(RequestIds.REQUEST_ID_HEADER, ids.requestId());
    response.header(RequestIds.TRACEPARENT_HEADER, ids.traceparent());
  }
}
