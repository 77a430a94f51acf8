package io.neosc.bootstrap;

import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import java.time.Duration;
import java.util.Map;

/**
 * Keys whose values are numbers, durations or truth values. The framework takes the default in
 * place of a value that it cannot read; NeoSC refuses to start with something else than was asked
 * for (OP-4).
 */
final class TypedKeys {
  /** The form of a value. */
  private enum Form {
    NUMBER("a whole number"),
    DURATION("a duration such as 500ms, 30s or 15m"),
    TRUTH("true or false");

    private final String words;

    Form(String words) {
      this.words = words;
    }
  }

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry(Keys.PORT, Form.NUMBER),
          Map.entry("neosc.drain", Form.DURATION),
          Map.entry("neosc.registration.enabled", Form.TRUTH),
          Map.entry("neosc.policies.enforce-defaults", Form.TRUTH),
          Map.entry("neosc.security.sign-in-lifetime", Form.DURATION),
          Map.entry("neosc.security.offline-grace", Form.DURATION),
          Map.entry("neosc.security.access-token-ttl", Form.DURATION),
          Map.entry("neosc.commit.queue", Form.NUMBER),
          Map.entry("neosc.commit.batch", Form.NUMBER),
          Map.entry("neosc.commit.deadline", Form.DURATION),
          Map.entry("neosc.commit.attempt", Form.DURATION),
          Map.entry("neosc.commit.drain", Form.DURATION),
          Map.entry("neosc.live.heartbeat", Form.DURATION),
          Map.entry("neosc.live.drop-after", Form.DURATION));

  private TypedKeys() {}

  /**
   * Passes if every value that is set can be read.
   *
   * @throws StartRefused naming the key and the form of its values
   */
  static void require(Environment environment) {
    FORMS.forEach((key, form) -> {
      var text = environment.getProperty(key, String.class).orElse("");
      if (!text.isBlank() && !readable(environment, key, text, form)) {
        throw new StartRefused(key + " is " + form.words + ", not \"" + text + "\".");
      }
    });
  }

  private static boolean readable(Environment environment, String key, String text, Form form) {
    try {
      return switch (form) {
        case NUMBER -> environment.getProperty(key, Integer.class).isPresent();
        case DURATION -> environment.getProperty(key, Duration.class).isPresent();
        case TRUTH -> text.equals("true") || text.equals("false");
      };
    } catch (ConversionErrorException _) {
      return false;
    }
  }
}
