package io.neosc.adapter.rest.connection;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.neosc.adapter.rest.early.EarlyDoor;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Puts the guard into every HTTP/1 connection, behind a decoder that hides nothing from it. */
@Singleton
final class ConnectionCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final String CODEC = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
  private static final String GUARD = "neosc-request-guard";
  private final NettyHttpServerConfiguration server;
  private final ConnectionSettings settings;
  private final Provider<EarlyDoor> door;

  ConnectionCustomizer(
      NettyHttpServerConfiguration server, ConnectionSettings settings, Provider<EarlyDoor> door) {
    this.server = server;
    this.settings = settings;
    this.door = door;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ForServer());
    return event.getBean();
  }

  private HttpServerCodec codec() {
    return new HttpServerCodec(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(server.getMaxInitialLineLength())
            .setMaxHeaderSize(server.getMaxHeaderSize())
            .setMaxChunkSize(server.getMaxChunkSize())
            .setInitialBufferSize(server.getInitialBufferSize())
            .setHeadersFactory(RequestHeaders.FACTORY));
  }

  private final class ForServer implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new ForConnection(channel) : this;
    }
  }

  private final class ForConnection implements NettyServerCustomizer {
    private final Channel channel;

    ForConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      var pipeline = channel.pipeline();
      if (pipeline.get(CODEC) != null) {
        var guard = new RequestGuard(settings);
        pipeline.replace(CODEC, CODEC, codec());
        pipeline.addBefore(CODEC, "neosc-request-forerunner", guard.new Forerunner());
        pipeline.addAfter(CODEC, GUARD, guard);
        pipeline.addAfter(GUARD, "neosc-early-door", door.get().forConnection());
      }
    }
  }
}
