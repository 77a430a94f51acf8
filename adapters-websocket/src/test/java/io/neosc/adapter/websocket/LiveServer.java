package io.neosc.adapter.websocket;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import io.neosc.domain.identity.SignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The live stream on a real port, over the application in memory. */
final class LiveServer implements AutoCloseable {
  final LiveWorld world = new LiveWorld();
  final PlainTokens tokens = new PlainTokens();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ApplicationContext context;
  private final EmbeddedServer server;

  private LiveServer(Map<String, Object> settings) {
    var properties = new HashMap<String, Object>(settings);
    properties.put("micronaut.server.port", -1);
    context =
        ApplicationContext.builder()
            .singletons(
                world.app.live.model(),
                world.app.live.signIns(),
                world.app.live.locks(),
                world.app.limits,
                world.app.tickets,
                world.app.securityLog,
                tokens)
            .properties(properties)
            .start();
    server = context.getBean(EmbeddedServer.class).start();
    world.app.live.listen(hub());
  }

  static LiveServer start() {
    return new LiveServer(Map.of());
  }

  static LiveServer start(Map<String, Object> settings) {
    return new LiveServer(settings);
  }

  LiveHub hub() {
    return context.getBean(LiveHub.class);
  }

  int port() {
    return server.getPort();
  }

  /** Opens a stream as a browser does, with a ticket. */
  LiveReader open(SignIn.State signIn) {
    return opening("?ticket=" + world.ticket(signIn), "neosc.v1").join();
  }

  /** Opens a stream; the result fails if the handshake is refused. */
  CompletableFuture<LiveReader> opening(String query, String protocol, String... more) {
    var reader = new LiveReader();
    return http.newWebSocketBuilder()
        .subprotocols(protocol, more)
        .buildAsync(URI.create("ws://localhost:" + port() + LiveSocket.PATH + query), reader)
        .thenApply(reader::on);
  }

  /** Opens a stream on {@code listener}. */
  WebSocket open(SignIn.State signIn, WebSocket.Listener listener) {
    var address = "ws://localhost:" + port() + LiveSocket.PATH + "?ticket=" + world.ticket(signIn);
    return http.newWebSocketBuilder()
        .subprotocols("neosc.v1")
        .buildAsync(URI.create(address), listener)
        .join();
  }

  /** Lets the server finish what is under way, as the program does before it stops. */
  void drain() {
    context
        .getBean(GracefulShutdownManager.class)
        .shutdownGracefully()
        .toCompletableFuture()
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  void stop() {
    server.stop();
  }

  @Override
  public void close() {
    context.close();
    http.shutdownNow();
  }
}
