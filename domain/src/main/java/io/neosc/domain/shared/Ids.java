package io.neosc.domain.shared;

import java.util.regex.Pattern;

/** The one form of ids: a prefix for the kind, then letters, digits, dot, hyphen or underscore. */
public final class Ids {
  private static final Pattern REST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

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
    return value.startsWith(prefix) && REST.matcher(value.substring(prefix.length())).matches();
  }
}
