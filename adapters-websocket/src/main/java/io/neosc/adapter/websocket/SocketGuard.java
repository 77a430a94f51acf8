package io.neosc.adapter.websocket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a client and Micronaut's handler: lets no message of the client in, keeps the
 * close handshake, and makes sure that a client is told before the server closes its connection.
 */
final class SocketGuard extends ChannelDuplexHandler {
  static final String NAME = "neosc-live-guard";

  private static final Logger LOG = LoggerFactory.getLogger(SocketGuard.class);

  private final LiveClient client;
  private final NettyConnection connection;

  SocketGuard(LiveClient client, NettyConnection connection) {
    this.client = client;
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    switch (message) {
      case CloseWebSocketFrame close -> {
        client.left();
        connection.closedByClient(close);
      }
      case TextWebSocketFrame _, BinaryWebSocketFrame _, ContinuationWebSocketFrame _ -> {
        ReferenceCountUtil.release(message);
        client.close(Closing.UNSUPPORTED_DATA);
      }
      // answers to a client that asks but never reads would pile up
      case PingWebSocketFrame ping when !context.channel().isWritable() -> ping.release();
      default -> context.fireChannelRead(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    client.send();
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    client.left();
    context.fireChannelInactive();
  }

  /** A client has nothing to say here, so its silence is no reason to close. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof IdleStateEvent)) {
      context.fireUserEventTriggered(event);
    }
  }

  /** Whoever closes this connection without a word does so because the server stops. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (connection.closing() || !context.channel().isActive()) {
      var _ = context.close(promise);
    } else {
      context.channel().closeFuture().addListener(_ -> promise.trySuccess());
      client.close(Closing.RESTARTING);
    }
  }

  /** Broken frames and resets: Netty has closed, or closes now; neither is news to the operator. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("A live connection failed", cause);
    var _ = context.close();
  }
}
