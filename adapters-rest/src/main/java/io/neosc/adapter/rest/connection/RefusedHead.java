package io.neosc.adapter.rest.connection;

import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.request.RequestIds;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * Stands for a request whose head was refused, on its way to an answer in its turn, with all the
 * headers that every answer has. Of the original it keeps only what an answer needs.
 */
final class RefusedHead extends DefaultFullHttpRequest {
  private static final List<CharSequence> KEPT =
      List.of(HttpHeaderNames.ORIGIN, RequestIds.REQUEST_ID_HEADER, RequestIds.TRACEPARENT_HEADER);
  private final RequestRefused reason;

  private RefusedHead(HttpMethod method, String path, RequestRefused reason) {
    super(HttpVersion.HTTP_1_1, method, path, Unpooled.EMPTY_BUFFER);
    this.reason = reason;
    headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
  }

  static RefusedHead of(HttpRequest original, RequestRefused reason) {
    var readable =
        original.uri().startsWith("/") && HeadRules.wellFormed(original.method(), original.uri());
    var head = original.method().equals(HttpMethod.HEAD) ? HttpMethod.HEAD : HttpMethod.GET;
    var refused = new RefusedHead(head, readable ? original.uri() : "/", reason);
    for (var name : KEPT) {
      var values = original.headers().getAll(name);
      if (values.size() == 1) {
        refused.headers().set(name, values.getFirst());
      }
    }
    return refused;
  }

  /** One that never was complete. */
  static RefusedHead unfinished(RequestRefused reason) {
    return new RefusedHead(HttpMethod.GET, "/", reason);
  }

  RequestRefused reason() {
    return reason;
  }
}
