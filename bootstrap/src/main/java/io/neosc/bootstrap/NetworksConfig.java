package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.neosc.domain.session.Networks;
import io.neosc.domain.shared.IpRange;
import java.util.List;
import java.util.Optional;

/**
 * Names of networks (SE-13), {@code neosc.networks}.
 *
 * @param networks such as {@code office=10.0.0.0/8}; a name may come again with another range; none
 *     unless configured
 */
@ConfigurationProperties("neosc")
public record NetworksConfig(@Bindable(defaultValue = "") List<String> networks) {
  private static final int LONGEST_NAME = 40;

  public NetworksConfig {
    // An empty default is bound as one empty text.
    networks = networks.stream().filter(network -> !network.isBlank()).toList();
  }

  /** Whether {@code text} is a name and a range. */
  public static boolean valid(String text) {
    return parsed(text).isPresent();
  }

  private static Optional<Networks.Named> parsed(String text) {
    var equals = text.indexOf('=');
    var name = equals < 0 ? "" : text.substring(0, equals).strip();
    return name.isEmpty() || name.length() > LONGEST_NAME
        ? Optional.empty()
        : IpRange.parse(text.substring(equals + 1).strip())
            .map(range -> new Networks.Named(name, range));
  }

  Networks named() {
    return new Networks(networks.stream().map(network -> parsed(network).orElseThrow()).toList());
  }
}
