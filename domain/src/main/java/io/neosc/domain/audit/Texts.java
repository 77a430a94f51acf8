package io.neosc.domain.audit;

import java.util.function.IntPredicate;

/** What the texts of an entry may consist of, so that each has exactly one canonical form. */
final class Texts {
  static final IntPredicate ID_CHARACTERS =
      c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  static final IntPredicate LOWER_HEX = c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  static final IntPredicate ACTION_CHARACTERS = c -> c >= 'a' && c <= 'z' || c == '_';

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  static boolean only(String text, IntPredicate allowed) {
    for (var i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The index of the first surrogate without its partner, or -1. */
  static int loneSurrogate(String text) {
    return loneSurrogate(text, 0);
  }

  private static int loneSurrogate(String text, int from) {
    for (var i = from; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (Character.isLowSurrogate(text.charAt(i))
          || i + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(i + 1))) {
        return i;
      }
      i++;
    }
    return -1;
  }

  /**
   * The text with each lone surrogate replaced by U+FFFD. A caller who sends half a character must
   * not be able to prevent the entry about it.
   */
  static String wellFormed(String text) {
    var at = loneSurrogate(text);
    if (at < 0) {
      return text;
    }
    var mended = new StringBuilder(text);
    while (at >= 0) {
      mended.setCharAt(at, REPLACEMENT);
      at = loneSurrogate(text, at + 1);
    }
    return mended.toString();
  }
}
