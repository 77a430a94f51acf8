package io.neosc.domain.session;

import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.IpRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The networks that have names here, so that a use of two at once is noticed (SE-13). An address in
 * none of them is elsewhere, which counts as one more network; without any name there is nothing to
 * tell apart.
 */
public record Networks(List<Named> named) {
  public static final Networks NONE = new Networks(List.of());
  private static final String ELSEWHERE = "";

  /** A range that belongs to the network of this name; a network may have several. */
  public record Named(String name, IpRange range) {
    public Named {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a network has a name");
      }
    }
  }

  public Networks {
    named = List.copyOf(named);
  }

  /** Whether these addresses lie in more than one network. */
  public boolean apart(Collection<String> addresses) {
    return !named.isEmpty() && addresses.stream().map(this::nameOf).distinct().count() > 1;
  }

  /** The name of the narrowest range that holds it. */
  private String nameOf(String address) {
    return IpAddress.parse(address)
        .flatMap(parsed ->
            named.stream()
                .filter(network -> network.range().contains(parsed))
                .max(Comparator.comparingInt(network -> network.range().prefix())))
        .map(Named::name)
        .orElse(ELSEWHERE);
  }
}
