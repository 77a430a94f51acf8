package io.neosc.domain.erasure;

import io.neosc.domain.audit.PersonalPart;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person in what others wrote, whatever the case: the address, where it is not a part of a
 * longer one, and each name of at least two words. A name of one word is everybody's word, so it is
 * not looked for.
 */
public final class Mentions {
  /** What stands in the place of a mention. */
  public static final String ERASED = "[erased]";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String BEFORE_ADDRESS = "(?<![\\p{L}\\p{N}\\p{M}._%+-])";
  private static final String AFTER_ADDRESS = "(?![\\p{L}\\p{N}\\p{M}-]|\\.[\\p{L}\\p{N}])";
  private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}\\p{M}])";
  private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}\\p{M}])";

  private final Pattern any;

  public Mentions(Person person) {
    var forms = new ArrayList<String>();
    forms.add(BEFORE_ADDRESS + Pattern.quote(normal(person.email().value())) + AFTER_ADDRESS);
    for (var name : person.names()) {
      var words = List.of(normal(name).strip().split("\\s+"));
      if (words.size() > 1) {
        forms.add(
            words.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+", NO_LETTER_BEFORE, NO_LETTER_AFTER)));
      }
    }
    this.any = Pattern.compile(String.join("|", forms), FLAGS);
  }

  /** Whether the person is in one of the part's texts. */
  public boolean in(@Nullable PersonalPart part) {
    return part != null
        && (Stream.of(part.userEmail(), part.ipAddress(), part.userAgent(), part.details())
                .anyMatch(this::in)
            || inValue(part.before())
            || inValue(part.after()));
  }

  /** Whether the person is in it. */
  public boolean in(@Nullable String text) {
    return text != null && any.matcher(normal(text)).find();
  }

  private boolean inValue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .anyMatch(field -> inValue(field.getKey()) || inValue(field.getValue()));
      case List<?> elements -> elements.stream().anyMatch(this::inValue);
      default -> in(value.toString());
    };
  }

  /** The text with {@link #ERASED} in the place of each mention; itself if there is none. */
  public String without(String text) {
    return in(text) ? any.matcher(normal(text)).replaceAll(ERASED) : text;
  }

  /** As the other, at most {@code max} characters of it, and none in half. */
  public String without(String text, int max) {
    var told = without(text);
    if (told.length() <= max) {
      return told;
    }
    return told.substring(0, Character.isHighSurrogate(told.charAt(max - 1)) ? max - 1 : max);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
