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
  private static final Set<String> WITH_QUERY = Set.of("http", "https");

  /** The parameter of the query that holds a launch ticket. */
  public static final String TICKET = "neosc_ticket";

  /** In characters. */
  public static final int MAX_LENGTH = 2000;

  public ConnectionUrl {
    if (!valid(value)) {
      throw new IllegalArgumentException(
          "a connection URL is http, https, ssh, rdp or vnc with a host, no credentials");
    }
  }

  /**
   * The same address for the bearer of a launch ticket: an {@code http} or {@code https} URL has it
   * in its query. The other schemes have no query, and stay as they are.
   */
  public String forBearerOf(String ticket) {
    var scheme = value.substring(0, value.indexOf(':')).toLowerCase(Locale.ROOT);
    if (!WITH_QUERY.contains(scheme)) {
      return value;
    }
    var fragment = value.indexOf('#');
    var before = fragment < 0 ? value : value.substring(0, fragment);
    var after = fragment < 0 ? "" : value.substring(fragment);
    return before + (before.indexOf('?') < 0 ? '?' : '&') + TICKET + "=" + ticket + after;
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
