package io.neosc.domain.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address in its one written form: dotted for IPv4 and for IPv4 inside IPv6, as in RFC 5952
 * for IPv6, never with a zone. Names are not looked up.
 */
public record IpAddress(String text) {
  private static final int MAX_LENGTH = 45;
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final int GROUPS = 8;
  private static final int NETWORK_GROUPS = 4;

  public IpAddress {
    text = parsed(text).map(IpAddress::written).orElseThrow(IpAddress::malformed);
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("an IP address is needed");
  }

  /** The address that {@code text} is; empty if it is none, or something beside one. */
  public static Optional<IpAddress> parse(String text) {
    return parsed(text).map(IpAddress::of);
  }

  /** The address without the zone, which only one machine understands. */
  public static IpAddress of(InetAddress address) {
    return new IpAddress(written(address));
  }

  private static Optional<InetAddress> parsed(String text) {
    if (text.length() > MAX_LENGTH
        || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** As many bytes as the address has: 4 or 16. */
  byte[] bytes() {
    return InetAddress.ofLiteral(text).getAddress();
  }

  /**
   * What one customer usually holds, and what counts as one where something is counted by address:
   * the address itself for IPv4, its /64 for IPv6.
   */
  public String network() {
    var bytes = bytes();
    if (bytes.length == 4) {
      return text;
    }
    Arrays.fill(bytes, 2 * NETWORK_GROUPS, 2 * GROUPS, (byte) 0);
    try {
      return written(InetAddress.getByAddress(bytes)) + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }

  private static String written(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var groups = new int[GROUPS];
    for (var i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    return joined(groups);
  }

  /** The first of the longest runs of two or more zeros becomes "::". */
  private static String joined(int[] groups) {
    var start = -1;
    var longest = 1;
    for (var i = 0; i < GROUPS; i++) {
      var end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
      i = Math.max(i, end - 1);
    }
    var text = new StringBuilder();
    for (var i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
