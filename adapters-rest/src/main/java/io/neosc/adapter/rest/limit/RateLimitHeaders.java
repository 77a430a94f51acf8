package io.neosc.adapter.rest.limit;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.neosc.adapter.rest.request.FilterOrder;

/** Says on every answer that was counted what is left of the caller's minute (API-8). */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.IDS + 4)
final class RateLimitHeaders {
  private static final String ATTRIBUTE = Allowance.class.getName();

  static void note(HttpRequest<?> request, Allowance allowance) {
    request.setAttribute(ATTRIBUTE, allowance);
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, Allowance.class)
        .ifPresent(allowance -> allowance.tell(response::header));
  }
}
