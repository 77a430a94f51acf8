package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may scrape without an API key.
 *
 * @param scrapeToken what a scraper sends as bearer token; it opens what the scope {@code
 *     metrics:read} opens, also while MongoDB is away. Without one only keys do
 */
@ConfigurationProperties("neosc.metrics")
record ScrapeSettings(@Bindable(defaultValue = "") String scrapeToken) {
  boolean opens(String presented) {
    return !scrapeToken.isEmpty()
        && MessageDigest.isEqual(
            scrapeToken.getBytes(StandardCharsets.UTF_8),
            presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ScrapeSettings[token hidden]";
  }
}
