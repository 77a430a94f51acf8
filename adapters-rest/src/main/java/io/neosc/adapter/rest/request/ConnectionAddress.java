package io.neosc.adapter.rest.request;

import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.IpRange;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;

/** The client's address as {@link ClientAddress} gives it, for a request without a framework. */
@Singleton
public final class ConnectionAddress {
  private final String header;
  private final List<IpRange> trusted;

  ConnectionAddress(ProxySettings settings) {
    this.header = settings.proxyHeader();
    this.trusted = settings.ranges();
  }

  /** Who sent {@code headers} over {@code channel}, as trusted proxies say. */
  public IpAddress of(Channel channel, HttpHeaders headers) {
    var peer =
        channel.remoteAddress() instanceof InetSocketAddress socket && socket.getAddress() != null
            ? IpAddress.of(socket.getAddress())
            : ClientAddress.UNKNOWN;
    return trusted.isEmpty()
        ? peer
        : Forwarding.clientOf(
            peer, String.join(",", headers.getAll(header)), header.equals("forwarded"), trusted);
  }
}
