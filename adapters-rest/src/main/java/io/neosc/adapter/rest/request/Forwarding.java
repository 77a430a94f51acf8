package io.neosc.adapter.rest.request;

import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the client in what proxies wrote. Each proxy appends the address of whoever called it, so
 * the list is read from its end for as long as trusted proxies speak: the first address that is not
 * a trusted proxy's is the client. Whatever stands before it the client may have made up.
 */
final class Forwarding {
  private static final int MAX_HOPS = 16;
  private static final int MAX_HOP_LENGTH = 512;
  private static final Pattern BRACKETS =
      Pattern.compile("\\[([0-9a-fA-F:.]{2,45})](?::\\d{1,5})?");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]{7,15}):\\d{1,5}");
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PAIR =
      Pattern.compile("\\s*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\,;]*)\")\\s*");

  private Forwarding() {}

  /**
   * The client's address.
   *
   * @param peer who made the connection
   * @param hops the header's elements with commas between them
   * @param standard whether it is {@code Forwarded} and not {@code X-Forwarded-For}
   */
  static IpAddress clientOf(IpAddress peer, String hops, boolean standard, List<IpRange> trusted) {
    var client = peer;
    var end = hops.length();
    for (var hop = 0; hop < MAX_HOPS && end > 0 && among(trusted, client); hop++) {
      var comma = hops.lastIndexOf(',', end - 1);
      var element = hops.substring(comma + 1, end).strip();
      var before =
          element.length() > MAX_HOP_LENGTH
              ? Optional.<IpAddress>empty()
              : standard ? forParameter(element) : address(element);
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
      end = comma;
    }
    return client;
  }

  private static boolean among(List<IpRange> trusted, IpAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * The {@code for} of a whole element. One that is not well-formed says nothing: it may be the end
   * of a text in quotes that a client chose.
   */
  private static Optional<IpAddress> forParameter(String element) {
    var found = Optional.<IpAddress>empty();
    for (var part : element.split(";", -1)) {
      var pair = PAIR.matcher(part);
      if (!pair.matches()) {
        return Optional.empty();
      }
      if (pair.group(1).equalsIgnoreCase("for")) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = address(pair.group(2) == null ? pair.group(3) : pair.group(2));
      }
    }
    return found;
  }

  /** An address as proxies write it: alone, in brackets, with a port. */
  private static Optional<IpAddress> address(String text) {
    var brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return IpAddress.parse(brackets.group(1));
    }
    var port = WITH_PORT.matcher(text);
    return IpAddress.parse(port.matches() ? port.group(1) : text);
  }
}
