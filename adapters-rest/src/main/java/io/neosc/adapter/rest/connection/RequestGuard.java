package io.neosc.adapter.rest.connection;

import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the decoder of one connection. Heads that have no one meaning, bodies that break
 * off and requests that take too long to arrive are refused in their turn; after the answer the
 * connection is closed, since nobody knows where a next request would begin.
 */
final class RequestGuard extends ChannelDuplexHandler {
  private final ConnectionSettings settings;
  private Phase phase = Phase.BETWEEN;
  private Phase timed = Phase.BETWEEN;
  private @Nullable Future<?> timer;
  private int unanswered;
  private boolean deaf;
  private boolean upgraded;

  /** What of a request is awaited. */
  private enum Phase {
    BETWEEN,
    HEAD,
    BODY
  }

  RequestGuard(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** To be put before the decoder: sees the first bytes of a request, which is not one yet. */
  final class Forerunner extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      if (phase == Phase.BETWEEN && !upgraded) {
        phase = Phase.HEAD;
      }
      context.fireChannelRead(bytes);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (deaf) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest head) {
      unanswered++;
      phase = Phase.BODY;
      var objection = HeadRules.objection(head);
      if (objection != null) {
        ReferenceCountUtil.release(message);
        refuse(context, RefusedHead.of(head, objection));
        return;
      }
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(message);
      breakOff(
          context,
          new RequestRefused(ProblemCode.REQUEST_MALFORMED, "The body breaks off or is garbled"));
      return;
    }
    if (message instanceof LastHttpContent) {
      phase = Phase.BETWEEN;
    }
    context.fireChannelRead(message);
  }

  /** Most requests are there as a whole now, and need no timer. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (timed != phase) {
      stopTimer();
      startTimer(context);
    }
    context.fireChannelReadComplete();
  }

  private void startTimer(ChannelHandlerContext context) {
    timed = phase;
    var patience =
        switch (phase) {
          case BETWEEN -> null;
          case HEAD -> settings.headTimeout();
          case BODY -> settings.bodyTimeout();
        };
    if (patience != null) {
      timer = after(context, patience);
    }
  }

  private Future<?> after(ChannelHandlerContext context, Duration patience) {
    return context
        .executor()
        .schedule(() -> tooSlow(context), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void tooSlow(ChannelHandlerContext context) {
    timer = null;
    if (deaf || !context.channel().isActive()) {
      return;
    }
    var late =
        new RequestRefused(ProblemCode.REQUEST_TIMEOUT, "The request took too long to arrive");
    if (phase == Phase.HEAD) {
      unanswered++;
      refuse(context, RefusedHead.unfinished(late));
    } else {
      breakOff(context, late);
    }
    context.fireChannelReadComplete();
  }

  private void refuse(ChannelHandlerContext context, RefusedHead refused) {
    listenNoMore();
    context.fireChannelRead(refused);
  }

  /** Whoever reads the body learns why there is no more of it. */
  private void breakOff(ChannelHandlerContext context, RequestRefused reason) {
    listenNoMore();
    if (unanswered == 0) {
      var _ = context.close();
    } else {
      context.fireExceptionCaught(reason);
    }
  }

  private void listenNoMore() {
    deaf = true;
    phase = Phase.BETWEEN;
    timed = Phase.BETWEEN;
    stopTimer();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
        unanswered--;
      }
      if (deaf && unanswered == 0) {
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
      // From here on the bytes are frames, with rules of their own.
      upgraded |= response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }
    var last = deaf && unanswered == 0 && message instanceof LastHttpContent;
    var written = context.write(message, last ? promise.unvoid() : promise);
    if (last) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stopTimer();
  }

  /**
   * Whoever reads a body that its sender gave up learns so before the framework makes a bug of it.
   */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (phase == Phase.BODY && unanswered > 0) {
      listenNoMore();
      context.fireExceptionCaught(
          new RequestRefused(ProblemCode.REQUEST_MALFORMED, "The body breaks off"));
    }
    stopTimer();
    context.fireChannelInactive();
  }
}
