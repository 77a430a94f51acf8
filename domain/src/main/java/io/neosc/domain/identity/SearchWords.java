package io.neosc.domain.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How people look for an account: each word that they give is the beginning of a word of the
 * person's name or of a part of the address, whatever its case. An account has all such beginnings
 * as whole values, so that a store finds them by equality.
 */
public final class SearchWords {
  /** Of a word, this many characters are looked at. */
  private static final int LONGEST = 32;

  /** A name of many short parts ends here. */
  private static final int MOST = 1_000;

  /** Of whole words, this many are kept. */
  private static final int MOST_WORDS = 40;

  private SearchWords() {}

  /** The beginnings by which an account is found. */
  public static Set<String> beginningsOf(String name, EmailAddress email) {
    var beginnings = new TreeSet<String>();
    add(email.canonical(), beginnings);
    split(name).forEach(word -> add(word, beginnings));
    return beginnings;
  }

  /** A word begins at its start and behind each character that is neither letter nor digit. */
  private static void add(String word, Set<String> beginnings) {
    var characters = word.codePoints().toArray();
    for (var start = 0; start < characters.length; start++) {
      var begins =
          start == 0
              || Character.isLetterOrDigit(characters[start])
                  && !Character.isLetterOrDigit(characters[start - 1]);
      var last = begins ? Math.min(characters.length, start + LONGEST) : start;
      for (var end = start + 1; end <= last && beginnings.size() < MOST; end++) {
        beginnings.add(new String(characters, start, end - start));
      }
    }
  }

  /**
   * The words of which a search may ask the beginnings, whole: the address and each word of {@code
   * name}, and what is left of each from the start of each of its parts on. A store that finds
   * ranges of words needs these few only.
   */
  public static Set<String> wordsOf(String name, EmailAddress email) {
    var words = new TreeSet<String>();
    Stream.concat(Stream.of(email.canonical()), split(name)).forEach(word -> addRests(word, words));
    return words;
  }

  private static void addRests(String word, Set<String> words) {
    var within = false;
    for (var at = 0; at < word.length() && words.size() < MOST_WORDS; ) {
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

  /** The beginnings that an account must have to be found by {@code text}. */
  public static List<String> wantedBy(String text) {
    return split(text)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, length(word))))
        .distinct()
        .toList();
  }

  private static int length(String word) {
    return Math.min(LONGEST, word.codePointCount(0, word.length()));
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty());
  }
}
