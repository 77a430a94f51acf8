package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.neosc.bootstrap.config.ConfigKeys;
import io.neosc.bootstrap.config.Configuration;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;

/** The beans of a configuration. */
final class Beans {
  /** Above what the adapters themselves ask of the framework. */
  private static final int ORDER = 0;

  private static final int SECRET_BYTES = 64;

  private Beans() {}

  /**
   * A context that is not started. It knows what is configured and nothing else: no variable, no
   * system property and no file of the machine reaches a bean past the catalogue (OP-4).
   */
  static ApplicationContext of(Configuration configuration) {
    var properties = new HashMap<>(configuration.properties());
    properties.put("micronaut.application.name", "neosc");
    // The product has health routes of its own.
    properties.put("micronaut.health.monitor.enabled", false);
    properties.put("micronaut.server.host", configuration.find(ConfigKeys.HOST).orElseThrow());
    properties.put("micronaut.server.port", configuration.find(ConfigKeys.PORT).orElseThrow());
    return ApplicationContext.builder()
        .mainClass(Main.class)
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .banner(false)
        .environmentPropertySource(false)
        .enableDefaultPropertySources(false)
        .propertySources(PropertySource.of("neosc", properties, ORDER))
        .build();
  }

  /**
   * The same for a command that serves nobody: it needs no secret, and whatever it signs is worth
   * nothing afterwards.
   */
  static ApplicationContext withoutServing(Configuration configuration) {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return of(configuration.with(ConfigKeys.JWT_SECRET, HexFormat.of().formatHex(secret)));
  }
}
