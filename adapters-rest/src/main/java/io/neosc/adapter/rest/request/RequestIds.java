package io.neosc.adapter.rest.request;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a request can be found again (API-13): the trace that it belongs to and its
 * own id. What a client sends is used if it is well-formed; otherwise new ones are made.
 *
 * @param traceId W3C trace id, 32 hexadecimal digits
 * @param spanId this server's part of the trace, 16 hexadecimal digits
 */
public record RequestIds(String traceId, String spanId, String requestId) {
  public static final String REQUEST_ID_HEADER = "X-Request-Id";
  public static final String TRACEPARENT_HEADER = "traceparent";
  private static final String ATTRIBUTE = RequestIds.class.getName();
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");
  private static final int VERSION_00_LENGTH = 55;
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The ids of this request, always the same ones. */
  public static RequestIds of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, RequestIds.class)
        .orElseGet(() -> {
          var ids = read(request);
          request.setAttribute(ATTRIBUTE, ids);
          return ids;
        });
  }

  private static RequestIds read(HttpRequest<?> request) {
    return of(
        request.getHeaders().get(TRACEPARENT_HEADER), request.getHeaders().get(REQUEST_ID_HEADER));
  }

  /** The ids of a request with these headers, new ones in place of what is not well-formed. */
  public static RequestIds of(@Nullable String traceparent, @Nullable String requestId) {
    var traceId = traceIdIn(traceparent);
    return new RequestIds(
        traceId == null ? hex(16) : traceId,
        hex(8),
        requestId != null && REQUEST_ID.matcher(requestId).matches() ? requestId : hex(16));
  }

  static @Nullable String traceIdIn(@Nullable String traceparent) {
    if (traceparent == null) {
      return null;
    }
    var match = TRACEPARENT.matcher(traceparent);
    var wellFormed =
        match.matches()
            && (!traceparent.startsWith("00") || traceparent.length() == VERSION_00_LENGTH);
    return wellFormed ? match.group(1) : null;
  }

  /** Names them on an answer. */
  public void tell(BiConsumer<String, String> header) {
    header.accept(REQUEST_ID_HEADER, requestId);
    header.accept(TRACEPARENT_HEADER, traceparent());
  }

  /** What the answer says of the trace. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  /** Names need to differ, not to be secret. */
  private static String hex(int bytes) {
    var random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1;
    return HexFormat.of().formatHex(random);
  }
}
