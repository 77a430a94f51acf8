package io.neosc.bootstrap.logging;

/**
 * Masks e-mail addresses in what is logged: nobody who is erased may be left in old lines (AU-12).
 * No line names anybody by an address itself, but errors of libraries may repeat what they were
 * about. Each character is looked at a bounded number of times.
 */
final class AddressMasker {
  /** What stands in the place of an address. */
  static final String MASK = "[address]";

  private AddressMasker() {}

  /** {@code text} with each address masked; the same object if there is none. */
  static String mask(String text) {
    var at = text.indexOf('@');
    if (at < 0) {
      return text;
    }
    var masked = new StringBuilder();
    var copied = 0;
    while (at >= 0) {
      var start = start(text, copied, at);
      var end = end(text, at + 1);
      if (start < at && end > at + 1 && !objectsHash(text, at + 1, end)) {
        masked.append(text, copied, start).append(MASK);
        copied = end;
      }
      at = text.indexOf('@', Math.max(at + 1, copied));
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  private static int start(String text, int from, int at) {
    var start = at;
    while (start > from && local(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int end(String text, int from) {
    var end = from;
    while (end < text.length() && domain(text.charAt(end))) {
      end++;
    }
    while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** As in {@code java.lang.Object@1b28cdfa}. */
  private static boolean objectsHash(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static boolean local(char character) {
    return domain(character) || "!#$%*+^_~".indexOf(character) >= 0;
  }

  private static boolean domain(char character) {
    return character == '.'
        || character == '-'
        || Character.isLetterOrDigit(character)
        || Character.isSurrogate(character)
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }
}
