package io.neosc.adapter.rest.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may scrape.
 *
 * @param scrapeToken what a scraper sends as bearer token, at least 16 characters; without one
 *     nobody may
 */
@ConfigurationProperties("neosc.metrics")
record MetricsSettings(@Bindable(defaultValue = "") String scrapeToken) {
  private static final int MIN_LENGTH = 16;

  MetricsSettings {
    if (!scrapeToken.isEmpty() && scrapeToken.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "neosc.metrics.scrape-token has at least 16 characters, or is empty for no scraping");
    }
  }

  boolean opens(String presented) {
    return !scrapeToken.isEmpty()
        && MessageDigest.isEqual(
            scrapeToken.getBytes(StandardCharsets.UTF_8),
            presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "MetricsSettings[token hidden]";
  }
}
