package io.neosc.domain.shared;

/** Checks on short texts that people or clients give. */
public final class Text {
  /** Marks of direction, ends of lines and paragraphs, and the byte order mark. */
  private static final String DECEPTIVE = "\u061C\u200E\u200F\u2028\u2029\uFEFF";

  private Text() {}

  /**
   * Returns {@code value} without surrounding white space.
   *
   * @throws IllegalArgumentException if nothing is left, if it has more than {@code max}
   *     characters, or if it holds control characters, marks that change the direction of writing,
   *     or halves of characters
   */
  public static String line(String what, String value, int max) {
    var text = value.strip();
    if (text.isEmpty() || text.length() > max) {
      throw new IllegalArgumentException(what + " has 1 to " + max + " characters");
    }
    if (deceptive(text)) {
      throw new IllegalArgumentException(what + " has no control characters");
    }
    return text;
  }

  /**
   * Whether it holds what makes a text look like another one where it is shown: control characters,
   * line ends, marks and overrides of the direction of writing, halves of characters.
   */
  public static boolean deceptive(String text) {
    return text.codePoints().anyMatch(Text::deceptive);
  }

  private static boolean deceptive(int character) {
    return Character.isISOControl(character)
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069)
        || (character >= 0xD800 && character <= 0xDFFF)
        || DECEPTIVE.indexOf(character) >= 0;
  }
}
