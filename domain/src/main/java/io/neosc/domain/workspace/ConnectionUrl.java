package io.neosc.domain.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a launched workspace is reached (WS-8): an absolute {@code http}, {@code https}, {@code
 * ssh}, {@code rdp} or {@code vnc} URL with a host and without credentials inside.
 */
public record ConnectionUrl(String value) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ssh", "rdp", "vnc");

  /** In characters. */
  public static final int MAX_LENGTH = 2000;

  public ConnectionUrl {
    if (!valid(value)) {
      throw new IllegalArgumentException(
          "a connection URL is http, https, ssh, rdp or vnc with a host, no credentials");
    }
  }

  public static boolean valid(String value) {
    try {
      var uri = new URI(value);
      var scheme = uri.getScheme();
      return value.length() <= MAX_LENGTH
          && scheme != null
          && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
