package io.neosc.adapter.rest.request;

import io.micronaut.http.HttpRequest;
import io.neosc.domain.shared.IpAddress;

/**
 * Where a request comes from: the connection's address, or what trusted proxies say of it. Every
 * part that needs the client's address asks here; no header is looked at anywhere else.
 */
public final class ClientAddress {
  /** Also read by the live stream, which knows no other adapter. */
  private static final String ATTRIBUTE = "neosc.client-address";

  static final IpAddress UNKNOWN = new IpAddress("0.0.0.0");

  private ClientAddress() {}

  /**
   * The client's address; {@code 0.0.0.0} if the connection has none. Limits count by its {@link
   * IpAddress#network()}.
   */
  public static IpAddress of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, IpAddress.class)
        .orElseGet(() -> {
          var address = ofConnection(request);
          request.setAttribute(ATTRIBUTE, address);
          return address;
        });
  }

  static IpAddress ofConnection(HttpRequest<?> request) {
    var address = request.getRemoteAddress().getAddress();
    return address == null ? UNKNOWN : IpAddress.of(address);
  }

  static void note(HttpRequest<?> request, IpAddress address) {
    request.setAttribute(ATTRIBUTE, address);
  }
}
