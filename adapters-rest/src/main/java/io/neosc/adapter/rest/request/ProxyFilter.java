package io.neosc.adapter.rest.request;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.neosc.domain.shared.IpRange;
import java.util.List;

/** Asks trusted proxies for the client's address, before anything uses it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(ProxyFilter.ORDER)
@Requires(property = "neosc.trusted-proxies")
final class ProxyFilter {
  /** Before everything that might ask for the address. */
  static final int ORDER = FilterOrder.IDS - 1;

  private final String header;
  private final boolean standard;
  private final List<IpRange> trusted;

  ProxyFilter(ProxySettings settings) {
    this.header = settings.proxyHeader();
    this.standard = header.equals("forwarded");
    this.trusted = settings.ranges();
  }

  @RequestFilter
  void note(HttpRequest<?> request) {
    var peer = ClientAddress.ofConnection(request);
    var hops = String.join(",", request.getHeaders().getAll(header));
    ClientAddress.note(request, Forwarding.clientOf(peer, hops, standard, trusted));
  }
}
