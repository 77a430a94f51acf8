package io.neosc.domain.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, written as {@code 10.0.0.0/8}; one alone needs no
 * length.
 */
public record IpRange(IpAddress base, int prefix) {
  private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

  public IpRange {
    if (prefix < 0 || prefix > 8 * base.bytes().length) {
      throw new IllegalArgumentException("the length of a range is at most that of its address");
    }
  }

  /** The range that {@code text} is; empty if it is none. */
  public static Optional<IpRange> parse(String text) {
    var slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(text).map(base -> new IpRange(base, 8 * base.bytes().length));
    }
    var length = text.substring(slash + 1);
    return LENGTH.matcher(length).matches()
        ? IpAddress.parse(text.substring(0, slash))
            .filter(base -> Integer.parseInt(length) <= 8 * base.bytes().length)
            .map(base -> new IpRange(base, Integer.parseInt(length)))
        : Optional.empty();
  }

  /** Whether the address is in it; one of another family never is. */
  public boolean contains(IpAddress address) {
    var mine = base.bytes();
    var other = address.bytes();
    if (mine.length != other.length) {
      return false;
    }
    var whole = prefix / 8;
    for (var i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    var rest = prefix % 8;
    return rest == 0 || (mine[whole] ^ other[whole]) >> (8 - rest) == 0;
  }

  /** Whether it is one address alone. */
  public boolean single() {
    return prefix == 8 * base.bytes().length;
  }

  @Override
  public String toString() {
    return base + "/" + prefix;
  }
}
