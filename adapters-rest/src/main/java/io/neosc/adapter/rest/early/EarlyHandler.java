package io.neosc.adapter.rest.early;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * The early door on one connection. Answers keep the order of the requests: while the router has
 * one that it did not answer to the end, all that follow are the router's too.
 */
final class EarlyHandler extends ChannelDuplexHandler {
  private final EarlyDoor door;
  private int atRouter;
  private boolean interim;
  private boolean answered;

  EarlyHandler(EarlyDoor door) {
    this.door = door;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      var response = atRouter == 0 ? door.answer(request, context.channel()) : null;
      answered = response != null;
      if (response == null) {
        atRouter++;
      } else {
        var _ = context.write(response, context.voidPromise());
      }
    }
    if (answered) {
      // a GET without a length has no body: this is its head or its end
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (answered) {
      context.flush();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    if (message instanceof LastHttpContent && !interim) {
      atRouter--;
    }
    var _ = context.write(message, promise);
  }
}
