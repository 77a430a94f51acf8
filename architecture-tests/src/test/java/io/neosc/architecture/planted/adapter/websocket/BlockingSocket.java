package io.neosc.architecture.planted.adapter.websocket;

import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A socket whose handler stays on the event loop. */
@Breaks(21)
@ServerWebSocket("/blocking")
@Secured("isAnonymous()")
final class BlockingSocket {
  @OnMessage
  void onMessage(String text) {}
}
