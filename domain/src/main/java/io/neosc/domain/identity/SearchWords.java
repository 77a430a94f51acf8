package io.neosc.domain.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How people look for an account or a session: each word that they give is the beginning of a word
 * of its name or of a part of the address, whatever its case. A store finds each as a range of the
 * words that it keeps whole.
 */
public final class SearchWords {
  /** So many words are kept. */
  private static final int MOST = 40;

  private SearchWords() {}

  /**
   * The words by whose beginnings it is found: the address and each word of {@code name}, and what
   * is left of each from the start of each of its parts on.
   */
  public static Set<String> wordsOf(String name, EmailAddress email) {
    var words = new TreeSet<String>();
    Stream.concat(Stream.of(email.canonical()), split(name)).forEach(word -> addRests(word, words));
    return words;
  }

  private static void addRests(String word, Set<String> words) {
    var within = false;
    for (var at = 0; at < word.length() && words.size() < MOST; ) {
      var character = word.codePointAt(at);
      var was = within;
      within = Character.isLetterOrDigit(character);
      if (at == 0 || within && !was) {
        words.add(word.substring(at));
      }
      at += Character.charCount(character);
    }
  }

  /** The words that {@code text} asks for; each is to begin one of {@link #wordsOf}. */
  public static List<String> askedBy(String text) {
    return split(text).distinct().toList();
  }

  /** Whether {@code words} are found by {@code text}. */
  public static boolean found(Collection<String> words, String text) {
    return askedBy(text).stream()
        .allMatch(asked -> words.stream().anyMatch(word -> word.startsWith(asked)));
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty());
  }
}
