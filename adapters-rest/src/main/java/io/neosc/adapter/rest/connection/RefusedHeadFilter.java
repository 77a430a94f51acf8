package io.neosc.adapter.rest.connection;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.request.FilterOrder;
import org.jspecify.annotations.Nullable;

/** Answers in the place of requests whose heads were refused. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.IDS + 3)
final class RefusedHeadFilter {

  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
            && netty.getNativeRequest() instanceof RefusedHead refused
        ? Problems.response(request, refused.reason().problem())
        : null;
  }
}
