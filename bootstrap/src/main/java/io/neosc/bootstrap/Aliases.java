package io.neosc.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Environment variables that are known under names of their own (OP-4, OP-11). Every other key
 * {@code neosc.a.b-c} is read from {@code NEOSC_A_B_C} without being listed. A secret can also be
 * the content of a file that {@code NAME_FILE} names.
 */
final class Aliases {
  private record Alias(String name, String key, boolean secret) {}

  /** Where two name the same key, the later one wins. */
  private static final List<Alias> ALL =
      List.of(
          new Alias("STATUS_PORT", Keys.PORT, false),
          new Alias("CORS_ORIGIN", "neosc.cors.allowed-origins", false),
          new Alias("MONGODB_URI", Keys.MONGODB_URI, true),
          new Alias("STATUS_JWT_SECRET", Keys.JWT_SECRET, true),
          new Alias("STATUS_ADMIN_PASSWORD", Keys.ADMIN_PASSWORD, true),
          new Alias("NEOSC_ADMIN_PASSWORD", Keys.ADMIN_PASSWORD, true));

  private Aliases() {}

  /** The keys that {@code environment} sets through an alias; blank values count as absent. */
  static Map<String, Object> resolve(Map<String, String> environment) {
    var keys = new LinkedHashMap<String, Object>();
    for (var alias : ALL) {
      var value = environment.get(alias.name());
      if (value != null && !value.isBlank()) {
        keys.put(alias.key(), value);
      }
      var file = alias.secret() ? environment.get(alias.name() + "_FILE") : null;
      if (file != null && !file.isBlank()) {
        keys.put(alias.key(), contentOf(alias.name() + "_FILE", file));
      }
    }
    return keys;
  }

  private static String contentOf(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new StartRefused(
          name + " names a file that cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }
}
