package io.neosc.adapter.rest.connection;

import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request must be so that every proxy in front of this server and the server
 * itself read the same in it (RFC 9112, RFC 3986).
 */
final class HeadRules {
  private static final BitSet IN_PATH = new BitSet();
  private static final BitSet IN_QUERY = new BitSet();

  static {
    IN_PATH.set('!', 0x7f);
    "\"#<>[\\]^`{|}".chars().forEach(IN_PATH::clear);
    IN_QUERY.or(IN_PATH);
    IN_QUERY.set('[');
    IN_QUERY.set(']');
  }

  private HeadRules() {}

  /** Why this head is refused; null if it is not. */
  static @Nullable RequestRefused objection(HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      return unreadable(head.decoderResult().cause());
    }
    var version = head.protocolVersion();
    var old = version.equals(HttpVersion.HTTP_1_0);
    if (!old && !version.equals(HttpVersion.HTTP_1_1)) {
      return malformed("Only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    if (!framed(head, old)) {
      return malformed("Content-Length and Transfer-Encoding do not say how long the body is");
    }
    var hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && !old)) {
      return malformed("There must be one Host header");
    }
    return wellFormed(head.method(), head.uri())
        ? null
        : malformed("The path or the query is not written as RFC 3986 has it");
  }

  private static RequestRefused unreadable(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          new RequestRefused(
              ProblemCode.REQUEST_URI_TOO_LONG, "Method, path and query have at most 4 KiB");
      case TooLongHttpHeaderException _ ->
          new RequestRefused(
              ProblemCode.REQUEST_HEADERS_TOO_LARGE, "All headers together have at most 8 KiB");
      default -> malformed("This is not HTTP as RFC 9112 has it");
    };
  }

  private static boolean framed(HttpRequest head, boolean old) {
    var encodings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (encodings.isEmpty()) {
      return true;
    }
    var twice = head.headers() instanceof RequestHeaders noting && noting.lengthDropped();
    return !old
        && !twice
        && encodings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst().strip());
  }

  /**
   * Whether a request target has the origin form, or another one that its method allows. A path
   * that begins with two slashes is none: read as a reference its first part would be a host.
   */
  static boolean wellFormed(HttpMethod method, String target) {
    if (target.startsWith("/")) {
      return !target.startsWith("//") && spelled(target);
    }
    if (target.equals("*")) {
      return method.equals(HttpMethod.OPTIONS);
    }
    return (target.startsWith("http://") || target.startsWith("https://")) && absolute(target);
  }

  private static boolean absolute(String target) {
    try {
      var uri = new URI(target);
      var path = uri.getRawPath();
      return uri.getHost() != null
          && uri.getRawFragment() == null
          && (path.isEmpty() || (path.startsWith("/") && !path.startsWith("//")));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static boolean spelled(String target) {
    var allowed = IN_PATH;
    for (var i = 0; i < target.length(); i++) {
      var c = target.charAt(i);
      if (!allowed.get(c) || (c == '%' && !escape(target, i))) {
        return false;
      }
      if (c == '?') {
        allowed = IN_QUERY;
      }
    }
    return true;
  }

  private static boolean escape(String target, int at) {
    return at + 2 < target.length()
        && Character.digit(target.charAt(at + 1), 16) >= 0
        && Character.digit(target.charAt(at + 2), 16) >= 0;
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemCode.REQUEST_MALFORMED, detail);
  }
}
