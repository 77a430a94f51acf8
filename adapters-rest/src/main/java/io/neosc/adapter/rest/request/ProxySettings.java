package io.neosc.adapter.rest.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.neosc.domain.shared.IpRange;
import java.util.List;
import java.util.Locale;

/**
 * The reverse proxies in front of this server, whose word on the client's address is believed
 * (API-8, ID-13).
 *
 * @param trustedProxies addresses and ranges such as {@code 10.0.0.0/8}; none unless configured,
 *     and then nobody's word is believed
 * @param proxyHeader the one header that these proxies write: {@code x-forwarded-for} or {@code
 *     forwarded} (RFC 7239). The other one is what a client made up, and never looked at
 */
@ConfigurationProperties("neosc")
record ProxySettings(
    @Bindable(defaultValue = "") List<String> trustedProxies,
    @Bindable(defaultValue = "x-forwarded-for") String proxyHeader) {
  private static final List<String> HEADERS = List.of("x-forwarded-for", "forwarded");

  ProxySettings {
    trustedProxies = trustedProxies.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
    for (var proxy : trustedProxies) {
      if (IpRange.parse(proxy).isEmpty()) {
        throw new IllegalArgumentException(
            "neosc.trusted-proxies: \""
                + proxy
                + "\" is no address or range such as 192.0.2.7 or 10.0.0.0/8");
      }
    }
    proxyHeader = proxyHeader.strip().toLowerCase(Locale.ROOT);
    if (!HEADERS.contains(proxyHeader)) {
      throw new IllegalArgumentException(
          "neosc.proxy-header is x-forwarded-for or forwarded, not \"" + proxyHeader + "\"");
    }
  }

  List<IpRange> ranges() {
    return trustedProxies.stream().flatMap(proxy -> IpRange.parse(proxy).stream()).toList();
  }
}
