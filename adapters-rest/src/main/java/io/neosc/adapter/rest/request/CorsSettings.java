package io.neosc.adapter.rest.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Other origins whose pages may call the API; none unless configured.
 *
 * @param allowedOrigins such as {@code https://portal.example.org}; a wildcard is refused
 */
@ConfigurationProperties("neosc.cors")
record CorsSettings(@Bindable(defaultValue = "") List<String> allowedOrigins) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

  CorsSettings {
    allowedOrigins = allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
    for (var origin : allowedOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "neosc.cors.allowed-origins: \""
                + origin
                + "\" is not an origin such as https://portal.example.org");
      }
    }
  }
}
