package io.neosc.adapter.websocket;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.slf4j.MDC;

/** Why a stream is not opened, as a problem document (API-3) in answer to the handshake. */
enum Refusal implements Refused {
  NOT_A_WEBSOCKET(
      HttpStatus.BAD_REQUEST,
      "request.refused",
      "Request refused",
      "This is a WebSocket: ask for an upgrade"),
  TOKEN_IN_URL(
      HttpStatus.BAD_REQUEST,
      "request.refused",
      "Request refused",
      "A token never belongs in a URL: offer it as subprotocol bearer.TOKEN, or use a ticket"),
  NOT_THE_SUBPROTOCOL(
      HttpStatus.BAD_REQUEST,
      "request.refused",
      "Request refused",
      "The subprotocol of this stream is neosc.v1: offer it"),
  NO_CREDENTIALS(
      HttpStatus.UNAUTHORIZED,
      "auth.required",
      "Sign-in required",
      "Open the stream with ?ticket= or with the subprotocol bearer.TOKEN"),
  BAD_CREDENTIALS(
      HttpStatus.UNAUTHORIZED,
      "auth.invalid-token",
      "Token not valid",
      "The ticket or token is unknown, used, too old, or of a sign-in that is over"),
  FOREIGN_ORIGIN(
      HttpStatus.FORBIDDEN,
      "auth.not-allowed",
      "Not allowed",
      "Pages of this origin may not open the stream"),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "server.unavailable",
      "Temporarily unavailable",
      "The sign-in cannot be verified now");

  private final HttpStatus status;
  private final String code;
  private final String title;
  private final String detail;

  Refusal(HttpStatus status, String code, String title, String detail) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
  }

  @Override
  public MutableHttpResponse<?> response() {
    var response =
        HttpResponse.status(status)
            .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
            .body(
                new ProblemData(
                    "/problems/" + code,
                    title,
                    status.getCode(),
                    detail,
                    LiveSocket.PATH,
                    code,
                    MDC.get("trace_id"),
                    null));
    return switch (this) {
      case NO_CREDENTIALS -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case BAD_CREDENTIALS ->
          response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      case UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, "1");
      case NOT_A_WEBSOCKET, TOKEN_IN_URL, NOT_THE_SUBPROTOCOL, FOREIGN_ORIGIN -> response;
    };
  }
}
