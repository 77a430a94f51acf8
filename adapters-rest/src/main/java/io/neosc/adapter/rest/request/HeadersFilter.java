package io.neosc.adapter.rest.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.neosc.application.live.port.in.LiveQueries;

/**
 * The security headers of every answer, errors included (API-12). An answer that needs another
 * content security policy sets its own before. What memory answers while the store is silent is
 * marked as stale, with the age in whole seconds (RE-3).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.IDS + 1)
final class HeadersFilter {
  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** Pages get what they bring along, and nothing inline. */
  private static final String FOR_PAGES =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  static final String STALE = "NeoSC-Stale";

  private final LiveQueries live;

  HeadersFilter(LiveQueries live) {
    this.live = live;
  }

  @ResponseFilter
  void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    AnswerHeaders.tellAlways(headers::set);
    if (!headers.contains(CONTENT_SECURITY_POLICY)) {
      var page =
          response
              .getContentType()
              .map(type -> type.getName().startsWith("text/html"))
              .orElse(false);
      headers.set(CONTENT_SECURITY_POLICY, page ? FOR_PAGES : AnswerHeaders.FOR_DATA);
    }
    if (request.isSecure()) {
      headers.set("Strict-Transport-Security", AnswerHeaders.ONE_YEAR);
    }
    var path = request.getPath();
    if (path.startsWith("/api/") || path.startsWith("/health")) {
      headers.set(HttpHeaders.CACHE_CONTROL, AnswerHeaders.NO_STORE);
    }
    if (path.startsWith("/api/") && reads(request) && response.code() < 400) {
      var silence = live.silence();
      if (AnswerHeaders.stale(silence)) {
        headers.set(STALE, Long.toString(silence.toSeconds()));
      }
    }
  }

  private static boolean reads(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }
}
