package io.neosc.adapter.rest.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.neosc.application.shared.port.SecurityLog;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of configured origins read the answers, errors included (API-12). Callers prove
 * themselves by a header, never by a cookie, so credentials are not allowed across origins.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.IDS + 2)
final class CorsFilter {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent,"
          + " X-Request-Id";
  private static final String ANSWER_HEADERS =
      "ETag, Idempotent-Replayed, Link, Location, NeoSC-Export, NeoSC-Stale,"
          + " NeoSC-Unreadable, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After,"
          + " WWW-Authenticate, traceparent, X-Request-Id";
  private final CorsSettings settings;
  private final SecurityLog log;

  CorsFilter(CorsSettings settings, SecurityLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** Answers a browser's question before the request itself; it names no route that must exist. */
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    var asks =
        request.getMethod() == HttpMethod.OPTIONS
            && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    if (!asks) {
      return null;
    }
    if (!allowed(request)) {
      tellForeign(request);
      return null;
    }
    var answer = HttpResponse.status(HttpStatus.NO_CONTENT);
    allow(request, answer);
    return answer
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }

  /** Browsers ask first only for pages of another origin. */
  private void tellForeign(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin != null) {
      log.foreignOrigin(ClientAddress.of(request).text(), "OPTIONS " + request.getPath(), origin);
    }
  }

  @ResponseFilter
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!settings.allowedOrigins().isEmpty()) {
      response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (allowed(request)) {
      response.header(
          HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeaders().get(HttpHeaders.ORIGIN));
      response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    }
  }

  private boolean allowed(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    return origin != null && settings.allowedOrigins().contains(origin);
  }
}
