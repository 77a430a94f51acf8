package io.neosc.domain.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Masks secrets in text that is logged, audited, answered or sent (OB-7, AU-14): access keys and
 * secret keys of AWS, keys of Google, Fernet tokens, Bearer tokens, JWTs, private keys in PEM,
 * passwords in URLs, JSON, queries and forms, cookies, {@code Authorization}, and the tokens and
 * API keys of NeoSC itself. Ids, hashes, addresses and words stay as they are.
 *
 * <p>The scan goes over the text once, by hand and not by regular expressions: each character is
 * looked at a bounded number of times, whatever the text is. It knows forms, not values: a password
 * in a sentence is a word to it.
 */
public final class Scrubber {
  /** What stands in the place of a secret. */
  public static final String MASK = "[masked]";

  private Scrubber() {}

  /** {@code text} with each secret masked; the same object if there is none. */
  public static String scrub(String text) {
    return new Scan(text).run();
  }

  /** As {@link #scrub}, for what may be absent. */
  public static @Nullable String scrubOrNull(@Nullable String text) {
    return text == null ? null : scrub(text);
  }

  /**
   * The value of a field or header named {@code name}, scrubbed: what is named like a secret is
   * masked whole, whatever it looks like.
   */
  public static String scrubNamed(String name, String value) {
    return !value.isEmpty() && Names.secret(name, 0, name.length()) != Names.Kind.NONE
        ? MASK
        : scrub(value);
  }

  /** Lists and maps with every text in them scrubbed, by its name where it has one. */
  public static @Nullable Object scrubAll(@Nullable Object value) {
    return switch (value) {
      case String text -> scrub(text);
      case Map<?, ?> object -> object(object);
      case List<?> array -> {
        var copy = new ArrayList<@Nullable Object>(array.size());
        array.forEach(element -> copy.add(scrubAll(element)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** As {@link #scrubAll}, for the fields of an object, none of which is null. */
  public static Map<String, Object> scrubFields(Map<String, Object> fields) {
    var copy = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) ->
        copy.put(
            scrub(name),
            value instanceof String text
                ? scrubNamed(name, text)
                : Objects.requireNonNull(scrubAll(value))));
    return copy;
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> fields) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach((key, value) -> {
      var name = String.valueOf(key);
      copy.put(
          scrub(name), value instanceof String text ? scrubNamed(name, text) : scrubAll(value));
    });
    return copy;
  }
}
