package io.neosc.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The least that a server can do: one encoded frame, written to every channel. */
final class BareBroadcast implements AutoCloseable {
  private static final int MAX_REQUEST = 8192;

  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel server;
  private ByteBuf frame = Unpooled.EMPTY_BUFFER;

  BareBroadcast() throws InterruptedException {
    server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_REQUEST),
                            new WebSocketServerProtocolHandler("/ws/status", "neosc.v1"),
                            new Joiner());
                  }
                })
            .bind(0)
            .sync()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  void frameOf(int bytes) {
    frame =
        Unpooled.directBuffer(bytes)
            .writeBytes("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
  }

  /** Each channel gets duplicates of the frame, and one flush for all of them. */
  void tell(int count) {
    for (var i = 0; i < count; i++) {
      var _ = clients.write(new TextWebSocketFrame(frame.retainedDuplicate()));
    }
    clients.flush();
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    threads.shutdownGracefully().syncUninterruptibly();
    frame.release();
  }

  private final class Joiner extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof HandshakeComplete) {
        clients.add(context.channel());
      }
    }
  }
}
