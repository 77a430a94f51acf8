package io.neosc.adapter.rest.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Other origins whose pages may call the API; none unless configured.
 *
 * @param allowedOrigins such as {@code https://portal.example.org}; a wildcard is refused
 */
@ConfigurationProperties("neosc.cors")
record CorsSettings(@Bindable(defaultValue = "") List<String> allowedOrigins) {
  CorsSettings {
    allowedOrigins = allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
  }
}
