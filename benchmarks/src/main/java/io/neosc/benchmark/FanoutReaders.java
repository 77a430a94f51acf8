package io.neosc.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Clients that count what they get and do nothing else. */
final class FanoutReaders implements AutoCloseable {
  private static final int MAX_FRAME = 1 << 20;
  private static final int MAX_ANSWER = 8192;

  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final LongAdder received = new LongAdder();
  private volatile int lastSize;

  /**
   * @param token what each client, by its number, shows at the handshake
   */
  FanoutReaders(int clients, int port, IntFunction<String> token) throws InterruptedException {
    for (var i = 0; i < clients; i++) {
      connect(port, token.apply(i));
    }
  }

  private void connect(int port, String token) throws InterruptedException {
    var handshaker =
        WebSocketClientHandshakerFactory.newHandshaker(
            URI.create("ws://localhost:" + port + "/ws/status"),
            WebSocketVersion.V13,
            "neosc.v1,bearer." + token,
            false,
            new DefaultHttpHeaders(),
            MAX_FRAME);
    new Bootstrap()
        .group(threads)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(MAX_ANSWER),
                        new WebSocketClientProtocolHandler(handshaker),
                        new Counter());
              }
            })
        .connect("localhost", port)
        .sync();
  }

  long received() {
    return received.sum();
  }

  int lastSize() {
    return lastSize;
  }

  /**
   * Waits until all clients together have got this many frames.
   *
   * @throws IllegalStateException if they do not
   */
  void await(long count, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (received.sum() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(received.sum() + " of " + count + " frames arrived");
      }
      LiveFanout.pause();
    }
  }

  @Override
  public void close() {
    threads.shutdownGracefully().syncUninterruptibly();
  }

  private final class Counter extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (frame instanceof TextWebSocketFrame) {
        lastSize = frame.content().readableBytes();
        received.increment();
      }
    }
  }
}
