package io.neosc.bootstrap.logging;

import io.neosc.domain.scrub.Scrubber;
import net.logstash.logback.mask.ValueMasker;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/**
 * Scrubs every text of a JSON line, and masks e-mail addresses in it, wherever it comes from:
 * message, arguments, named values, context and stack traces. logback-json.xml names it.
 */
public final class SecretMasker implements ValueMasker {

  @Override
  public @Nullable Object mask(TokenStreamContext place, Object value) {
    if (!(value instanceof CharSequence characters)) {
      return null;
    }
    var text = characters.toString();
    var name = place.currentName();
    var scrubbed = name == null ? Scrubber.scrub(text) : Scrubber.scrubNamed(name, text);
    var masked = AddressMasker.mask(scrubbed);
    return masked.equals(text) ? null : masked;
  }
}
