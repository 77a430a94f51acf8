package io.neosc.domain.shared;

/** Checks on short texts that people or clients give. */
public final class Text {
  private Text() {}

  /**
   * Returns {@code value} without surrounding white space.
   *
   * @throws IllegalArgumentException if nothing is left, if it has more than {@code max}
   *     characters, or if it holds control characters
   */
  public static String line(String what, String value, int max) {
    var text = value.strip();
    if (text.isEmpty() || text.length() > max) {
      throw new IllegalArgumentException(what + " has 1 to " + max + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " has no control characters");
    }
    return text;
  }
}
