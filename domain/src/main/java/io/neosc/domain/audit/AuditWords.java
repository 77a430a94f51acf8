package io.neosc.domain.audit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words by which an entry is found (AU-3): whatever its case, each run of letters and digits of
 * what was done, to what, by whom, from where, and of what changed. UUIDs and IP addresses are one
 * word. Two texts ask for the same if they have the same words.
 */
public final class AuditWords {
  /** Of an entry, this many words are kept. */
  public static final int MOST = 200;

  /** Of a word, this many characters are looked at. */
  private static final int LONGEST = 40;

  private static final Pattern WORD =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}"
              + "|[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){2,7}"
              + "|[\\p{L}\\p{N}\\p{M}]++");

  private AuditWords() {}

  /** The words of the entry, as far as it has them still. */
  public static Set<String> of(AuditEntry entry) {
    var words = new TreeSet<String>();
    add(entry.action(), words);
    add(entry.resource(), words);
    var personal = entry.personal();
    if (personal != null) {
      add(personal.details(), words);
      add(personal.userEmail(), words);
      add(personal.ipAddress(), words);
      addAll(personal.before(), words);
      addAll(personal.after(), words);
      add(personal.userAgent(), words);
    }
    return words;
  }

  /** The words that {@code text} asks for; an entry that is found has all of them. */
  public static Set<String> askedBy(String text) {
    var words = new TreeSet<String>();
    add(text, words);
    return words;
  }

  private static void addAll(@Nullable Object value, Set<String> words) {
    switch (value) {
      case null -> {}
      case Map<?, ?> fields ->
          fields.forEach((name, field) -> {
            add(String.valueOf(name), words);
            addAll(field, words);
          });
      case List<?> elements -> elements.forEach(element -> addAll(element, words));
      default -> add(String.valueOf(value), words);
    }
  }

  private static void add(@Nullable String text, Set<String> words) {
    if (text == null) {
      return;
    }
    var found =
        WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    while (words.size() < MOST && found.find()) {
      words.add(cut(found.group()));
    }
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST));
  }
}
