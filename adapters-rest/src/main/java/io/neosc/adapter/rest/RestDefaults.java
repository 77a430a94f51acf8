package io.neosc.adapter.rest;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * What the HTTP door needs of the framework, whoever starts it: a bound on bodies, and none of the
 * framework's own routes, since each route of the product has its own (spec 09).
 */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {
  private static final int ONE_MEBIBYTE = 1_048_576;

  /** Below every file and variable. */
  private static final int LAST = -1_000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(
        PropertySource.of(
            "neosc-rest-defaults",
            Map.ofEntries(
                Map.entry("micronaut.server.max-request-size", ONE_MEBIBYTE),
                // A small body that unfolds to gigabytes is nobody's honest request.
                Map.entry("micronaut.server.netty.request-decompression-enabled", false),
                // Nobody sends nothing for longer; live streams have a silence of their own.
                Map.entry("micronaut.server.idle-timeout", "60s"),
                // Callers prove themselves by a header that no foreign page can add: CorsFilter is
                // enough.
                Map.entry("micronaut.server.cors.localhost-pass-through", true),
                Map.entry("micronaut.security.reject-not-found", false),
                Map.entry("micronaut.security.token.jwt.enabled", false),
                Map.entry("micronaut.security.endpoints.login.enabled", false),
                Map.entry("micronaut.security.endpoints.logout.enabled", false),
                Map.entry("micronaut.security.endpoints.oauth.enabled", false),
                Map.entry("micronaut.security.endpoints.introspection.enabled", false),
                Map.entry("endpoints.all.enabled", false),
                Map.entry("micronaut.metrics.binders.web.enabled", false),
                Map.entry("micronaut.metrics.export.prometheus.descriptions", true)),
            LAST));
  }
}
