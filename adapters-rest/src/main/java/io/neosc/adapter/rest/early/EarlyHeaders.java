package io.neosc.adapter.rest.early;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests mean the same whether the router sees them or not: those of whose headers each one
 * is known to change nothing. Whatever else a client sends is for the router to understand.
 */
final class EarlyHeaders {
  /** The router compresses longer answers for those who can read that. */
  private static final int WORTH_COMPRESSING = 1024;

  private static final Set<Name> HARMLESS =
      names(
          "host",
          "user-agent",
          "authorization",
          "accept",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "connection",
          "dnt",
          "forwarded",
          "pragma",
          "priority",
          "referer",
          "sec-ch-ua",
          "sec-ch-ua-mobile",
          "sec-ch-ua-platform",
          "sec-fetch-dest",
          "sec-fetch-mode",
          "sec-fetch-site",
          "sec-gpc",
          "traceparent",
          "tracestate",
          "via",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-request-id");

  private EarlyHeaders() {}

  /** The same whatever its case. */
  private record Name(CharSequence text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Name(var name) && AsciiString.contentEqualsIgnoreCase(text, name);
    }

    @Override
    public int hashCode() {
      return AsciiString.hashCode(text);
    }
  }

  private static Set<Name> names(CharSequence... names) {
    return Arrays.stream(names)
        .map(name -> new Name(AsciiString.of(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the router would answer this with the same JSON, and leave the connection open. */
  static boolean harmless(HttpRequest request) {
    var headers = request.headers();
    for (var all = headers.iteratorCharSequence(); all.hasNext(); ) {
      if (!HARMLESS.contains(new Name(all.next().getKey()))) {
        return false;
      }
    }
    return isOneOf(headers, HttpHeaderNames.ACCEPT, "*/*", "application/json")
        && isOneOf(headers, HttpHeaderNames.CONNECTION, "keep-alive", "Keep-Alive");
  }

  private static boolean isOneOf(
      HttpHeaders headers, CharSequence name, String first, String second) {
    var all = headers.getAll(name);
    return all.isEmpty()
        || (all.size() == 1 && (all.getFirst().equals(first) || all.getFirst().equals(second)));
  }

  /** Whether the router would compress {@code body} for this request. */
  static boolean compressible(HttpRequest request, byte[] body) {
    return body.length >= WORTH_COMPRESSING
        && request.headers().contains(HttpHeaderNames.ACCEPT_ENCODING);
  }
}
