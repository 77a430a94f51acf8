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
  ProxySettings {
    trustedProxies = trustedProxies.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
    proxyHeader = proxyHeader.strip().toLowerCase(Locale.ROOT);
  }

  List<IpRange> ranges() {
    return trustedProxies.stream().map(proxy -> IpRange.parse(proxy).orElseThrow()).toList();
  }
}
