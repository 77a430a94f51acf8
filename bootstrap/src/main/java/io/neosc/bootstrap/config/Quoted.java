package io.neosc.bootstrap.config;

/** Text from outside in a message: one line of bounded length, whatever it holds. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  static String of(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** The same without quotation marks, for paths. */
  static String plain(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(point -> shown.appendCodePoint(visible(point)));
    return text.codePointCount(0, text.length()) > LONGEST
        ? shown.append("...").toString()
        : shown.toString();
  }

  /** Control and formatting characters could change how the rest of the line looks. */
  private static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          '?';
      default -> point;
    };
  }
}
