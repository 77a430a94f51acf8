package io.neosc.domain.shared;

/** The one form of ids: a prefix for the kind, then letters, digits, dot, hyphen or underscore. */
public final class Ids {
  private static final int LONGEST_REST = 96;

  private Ids() {}

  /**
   * Checks an id of one kind.
   *
   * @throws IllegalArgumentException if {@code value} lacks the prefix or holds anything else than
   *     1 to 96 of the allowed characters behind it
   */
  public static void require(String prefix, String value) {
    if (!valid(prefix, value)) {
      throw new IllegalArgumentException("an id of the form " + prefix + "... is needed");
    }
  }

  /** Whether {@code value} is an id of the kind with this prefix. */
  public static boolean valid(String prefix, String value) {
    var length = value.length() - prefix.length();
    if (length < 1
        || length > LONGEST_REST
        || !value.startsWith(prefix)
        || !letterOrDigit(value.charAt(prefix.length()))) {
      return false;
    }
    for (var i = prefix.length() + 1; i < value.length(); i++) {
      var c = value.charAt(i);
      if (!letterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
