package io.neosc.adapter.websocket;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client brings to the handshake.
 *
 * @param protocols all subprotocols that it offers, without the token; empty if it offers none
 * @param token the access token offered as subprotocol {@code bearer.TOKEN}
 * @param ticket the one-time ticket in the query
 * @param tokenInUrl whether the query has something that looks like a token
 */
record Offer(
    List<String> protocols, @Nullable String token, @Nullable String ticket, boolean tokenInUrl) {
  private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String BEARER = "bearer.";
  private static final List<String> TOKEN_PARAMETERS =
      List.of("token", "access_token", "bearer", "jwt");

  static Offer of(HttpRequest<?> request) {
    var offered =
        request.getHeaders().getAll(PROTOCOLS).stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .map(String::strip)
            .filter(protocol -> !protocol.isEmpty())
            .toList();
    var token = offered.stream().filter(protocol -> protocol.startsWith(BEARER)).findFirst();
    var query = request.getParameters();
    return new Offer(
        offered.stream().filter(protocol -> !protocol.startsWith(BEARER)).toList(),
        token.map(protocol -> protocol.substring(BEARER.length())).orElse(null),
        query.get("ticket"),
        TOKEN_PARAMETERS.stream().anyMatch(query::contains));
  }

  static boolean isUpgrade(HttpRequest<?> request) {
    var headers = request.getHeaders();
    var connection = headers.get(HttpHeaders.CONNECTION);
    return "websocket".equalsIgnoreCase(headers.get(HttpHeaders.UPGRADE))
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade");
  }

  /** Whether this stream's subprotocol is offered; who offers nothing at all takes it as it is. */
  boolean takesSubprotocol() {
    return protocols.contains(LiveSocket.SUBPROTOCOL) || protocols.isEmpty() && token == null;
  }

  /** Without any secret. */
  @Override
  public String toString() {
    return "Offer[protocols=" + protocols + "]";
  }
}
