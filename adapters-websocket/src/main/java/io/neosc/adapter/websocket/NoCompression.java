package io.neosc.adapter.websocket;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/**
 * Takes no offer of permessage-deflate, which every browser makes: it would compress each frame
 * once per client and hold a window of its own for each, where frames are encoded once for all
 * (LI-4).
 */
@Singleton
final class NoCompression implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ForServer());
    return event.getBean();
  }

  private record ForServer() implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new ForConnection(channel) : this;
    }
  }

  private record ForConnection(Channel channel) implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      var name = NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER;
      if (channel.pipeline().get(name) != null) {
        channel.pipeline().remove(name);
      }
    }
  }
}
