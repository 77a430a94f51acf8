package io.neosc.adapter.websocket;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.neosc.domain.identity.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where live streams are opened. {@link HandshakeFilter} has decided who may. */
@Secured(SecurityRule.IS_ANONYMOUS)
@ServerWebSocket(value = LiveSocket.PATH, subprotocols = LiveSocket.SUBPROTOCOL)
final class LiveSocket {
  static final String PATH = "/ws/status";
  static final String SUBPROTOCOL = "neosc.v1";

  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final int MAX_MESSAGE = 1024;

  private final LiveHub hub;
  private final LiveSettings settings;

  LiveSocket(LiveHub hub, LiveSettings settings) {
    this.hub = hub;
    this.settings = settings;
  }

  /** Nothing here waits. Micronaut's own handler is about to take its place behind the guard. */
  @OnOpen
  void open(HttpRequest<?> request) {
    var signIn = request.getAttribute(HandshakeFilter.SIGN_IN, SignIn.State.class).orElseThrow();
    var context = ((NettyHttpRequest<?>) request).getChannelHandlerContext();
    var connection =
        new NettyConnection(
            context.channel(), HandshakeFilter.addressOf(request), settings.dropAfter());
    var client = new LiveClient(signIn, connection);
    context
        .pipeline()
        .addBefore(context.name(), SocketGuard.NAME, new SocketGuard(client, connection));
    hub.join(client);
  }

  /** Micronaut wants a handler; {@link SocketGuard} lets no message come this far. */
  @OnMessage(maxPayloadLength = MAX_MESSAGE)
  void message(String text) {
    LOG.debug("A message of {} characters was not stopped", text.length());
  }
}
