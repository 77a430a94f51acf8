package io.neosc.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.util.HexFormat;

/** The least that an HTTP server can do: it reads a request and sends bytes that it has ready. */
final class BareHttp {
  private BareHttp() {}

  /**
   * @param arguments the answer in hexadecimal digits
   */
  public static void main(String[] arguments) throws Exception {
    var answer =
        Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes(HexFormat.of().parseHex(arguments[0])));
    var threads = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    var door =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpRequestDecoder(), new Answerer(answer));
                  }
                })
            .bind(0)
            .sync()
            .channel();
    System.out.println(
        "is ready at http://bare:" + ((InetSocketAddress) door.localAddress()).getPort());
    door.closeFuture().sync();
  }

  private static final class Answerer extends SimpleChannelInboundHandler<HttpObject> {
    private final ByteBuf answer;

    Answerer(ByteBuf answer) {
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof LastHttpContent) {
        var _ = context.writeAndFlush(answer.duplicate(), context.voidPromise());
      }
    }
  }
}
