package io.neosc.adapter.websocket;

import io.neosc.domain.shared.IpAddress;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on a Netty channel. It writes encoded frames past Micronaut's session, whose own
 * queue has no bound.
 */
final class NettyConnection implements Connection {
  /** How long a client may take to answer a close frame that has left. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Channel channel;
  private final @Nullable IpAddress address;
  private final Duration dropAfter;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  // on the channel's event loop
  private boolean closing;

  NettyConnection(Channel channel, @Nullable IpAddress address, Duration dropAfter) {
    this.channel = channel;
    this.address = address;
    this.dropAfter = dropAfter;
    channel.closeFuture().addListener(_ -> closed.complete(null));
  }

  @Override
  public @Nullable IpAddress address() {
    return address;
  }

  @Override
  public void execute(Runnable task) {
    if (!channel.eventLoop().isShuttingDown()) {
      channel.eventLoop().execute(task);
    }
  }

  @Override
  public boolean writable() {
    return channel.isWritable();
  }

  @Override
  public void write(byte[] text, Runnable done) {
    channel
        .write(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)))
        .addListener(_ -> done.run());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public boolean open() {
    return channel.isOpen();
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed;
  }

  @Override
  public void close(Closing why) {
    execute(() -> sayAndClose(why));
  }

  /** Whether the client was told, or asked itself, that this ends; on the event loop. */
  boolean closing() {
    return closing;
  }

  /** Says why, waits a moment for the client's answer, and closes; on the event loop. */
  void sayAndClose(Closing why) {
    if (!closing) {
      say(new CloseWebSocketFrame(why.code(), why.reason(channel.id())))
          .addListener(_ -> closeAfter(FAREWELL));
    }
  }

  /** Answers the client's own close frame, or takes it as the answer to ours; on the event loop. */
  void closedByClient(CloseWebSocketFrame frame) {
    if (closing) {
      frame.release();
      var _ = channel.close();
    } else {
      say(frame).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private ChannelFuture say(CloseWebSocketFrame frame) {
    closing = true;
    var drop = after(dropAfter, this::drop);
    return channel.writeAndFlush(frame).addListener(_ -> drop.cancel(false));
  }

  private void closeAfter(Duration patience) {
    var _ =
        after(
            patience,
            () -> {
              var _ = channel.close();
            });
  }

  private Future<?> after(Duration time, Runnable task) {
    return channel.eventLoop().schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Unread bytes stand before the close frame: reset the connection. */
  private void drop() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    var _ = channel.close();
  }
}
