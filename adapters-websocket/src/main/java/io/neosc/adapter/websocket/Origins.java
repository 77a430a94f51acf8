package io.neosc.adapter.websocket;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a stream. Browsers send the origin of the page and let any page open any
 * WebSocket, so the server must look; other programs send none and may.
 */
@Singleton
final class Origins {
  private final List<String> allowed;

  Origins(LiveSettings settings) {
    this.allowed =
        settings.allowedOrigins().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * @param host under which the server was asked
   */
  boolean allow(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    var page = origin.toLowerCase(Locale.ROOT);
    return allowed.contains(page) || host != null && sameHost(page, host.toLowerCase(Locale.ROOT));
  }

  /** The scheme is not compared: behind a proxy the server does not know its own. */
  private static boolean sameHost(String origin, String host) {
    try {
      var page = URI.create(origin);
      var standard = standardPort(page.getScheme());
      var server = URI.create("server://" + host);
      return standard > 0
          && page.getHost() != null
          && page.getRawUserInfo() == null
          && page.getHost().equals(server.getHost())
          && port(page, standard) == port(server, standard);
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  private static int port(URI uri, int standard) {
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  private static int standardPort(@Nullable String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      case null, default -> -1;
    };
  }
}
