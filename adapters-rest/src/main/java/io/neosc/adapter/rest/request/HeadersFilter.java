package io.neosc.adapter.rest.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * The security headers of every answer, errors included (API-12). An answer that needs another
 * content security policy sets its own before.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.IDS + 1)
final class HeadersFilter {
  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** Data is never rendered: nothing may be loaded for it. */
  private static final String FOR_DATA = "default-src 'none'; frame-ancestors 'none'";

  /** Pages get what they bring along, and nothing inline. */
  private static final String FOR_PAGES =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

  @ResponseFilter
  void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!headers.contains(CONTENT_SECURITY_POLICY)) {
      var page =
          response
              .getContentType()
              .map(type -> type.getName().startsWith("text/html"))
              .orElse(false);
      headers.set(CONTENT_SECURITY_POLICY, page ? FOR_PAGES : FOR_DATA);
    }
    if (request.isSecure()) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
    var path = request.getPath();
    if (path.startsWith("/api/") || path.startsWith("/health")) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
