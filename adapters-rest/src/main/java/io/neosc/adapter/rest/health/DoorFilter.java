package io.neosc.adapter.rest.health;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.application.health.port.in.HealthQueries;
import org.jspecify.annotations.Nullable;

/**
 * Until the database is ready and memory is filled, only questions about health are answered
 * (OB-12); everything else is told to come again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(DoorFilter.BEHIND_IDS_AND_HEADERS)
final class DoorFilter {
  static final int BEHIND_IDS_AND_HEADERS = -15_000;
  private final HealthQueries health;

  DoorFilter(HealthQueries health) {
    this.health = health;
  }

  @RequestFilter
  @Nullable HttpResponse<?> hold(HttpRequest<?> request) {
    if (health.open() || aboutHealth(request.getPath())) {
      return null;
    }
    return Problems.response(
            request, Problem.of(ProblemCode.SERVER_UNAVAILABLE, "The server is starting"))
        .header(HttpHeaders.RETRY_AFTER, "1");
  }

  private static boolean aboutHealth(String path) {
    return path.equals("/health") || path.startsWith("/health/") || path.equals("/api/health");
  }
}
