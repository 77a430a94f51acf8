package io.neosc.domain.scrub;

/** What stretches of text look like. Each method looks at a bounded number of characters. */
final class Shapes {
  /** So much of a word is looked at to tell whether it is one. */
  static final int ENOUGH = 64;

  /** No language's word, nor a name in a program, is a run of letters as long as this. */
  private static final int NO_WORD = 24;

  private static final int HEAD = 24;

  private Shapes() {}

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean letter(char c) {
    return upper(c) || lower(c);
  }

  static boolean hex(char c) {
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Of the alphabet of base64url, which is that of words with hyphens too. */
  static boolean base64Url(char c) {
    return letter(c) || digit(c) || c == '-' || c == '_';
  }

  static boolean base64(char c) {
    return letter(c) || digit(c) || c == '+' || c == '/';
  }

  /** What may follow {@code Bearer} (RFC 6750), and percent signs of URLs. */
  static boolean token(char c) {
    return base64Url(c)
        || switch (c) {
          case '.', '~', '+', '/', '=', '%' -> true;
          default -> false;
        };
  }

  static boolean space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /**
   * Whether a stretch was made by a machine: neither a word, nor words that are joined, nor a
   * number or a short name with one.
   *
   * @param shortest stretches shorter than this never count
   * @param turns as many changes from lower to upper case as words that are joined may have
   */
  static boolean random(String text, int from, int to, int shortest, int turns) {
    var length = to - from;
    if (length < shortest) {
      return false;
    }
    var end = Math.min(to, from + ENOUGH);
    var digits = 0;
    var letters = 0;
    var longest = 0;
    var run = 0;
    var turned = 0;
    for (var i = from; i < end; i++) {
      var c = text.charAt(i);
      if (letter(c)) {
        letters++;
        run++;
        longest = Math.max(longest, run);
        if (upper(c) && i > from && lower(text.charAt(i - 1))) {
          turned++;
        }
      } else {
        run = 0;
        if (digit(c)) {
          digits++;
        }
      }
    }
    if (letters == 0) {
      return digits >= 2 * shortest;
    }
    return digits > 0 || longest >= NO_WORD || turned > turns;
  }

  /**
   * Whether a stretch of base64 has the mixture of cases that random bytes have, and neither
   * hexadecimal digits nor paths nor words.
   */
  static boolean mixed(String text, int from, int to) {
    var changes = 0;
    var uppers = 0;
    var lowers = 0;
    var before = 0;
    for (var i = from; i < to; i++) {
      var c = text.charAt(i);
      var kind = upper(c) ? 1 : lower(c) ? 2 : digit(c) ? 3 : 4;
      if (kind == 1) {
        uppers++;
      } else if (kind == 2) {
        lowers++;
      }
      if (before != 0 && kind != before) {
        changes++;
      }
      before = kind;
    }
    return uppers > 0 && lowers > 0 && changes >= 11;
  }

  /**
   * Whether base64url that begins at {@code from} is the head of a JSON object, as the first part
   * of a JWT is: a brace, a quote behind white space, and printable characters.
   */
  static boolean jsonHead(String text, int from, int to) {
    var bits = 0;
    var held = 0;
    var place = 0;
    var end = Math.min(to, from + HEAD);
    var quoted = false;
    for (var i = from; i < end; i++) {
      bits = bits << 6 | sextet(text.charAt(i));
      held += 6;
      if (held >= 8) {
        held -= 8;
        var c = (char) (bits >> held & 0xFF);
        if (place == 0 ? c != '{' : !quoted && c != '"' && !space(c)) {
          return false;
        }
        if (c > '~' || (c < ' ' && !space(c))) {
          return false;
        }
        quoted |= c == '"';
        place++;
      }
    }
    return quoted && place >= 6;
  }

  private static int sextet(char c) {
    if (upper(c)) {
      return c - 'A';
    }
    if (lower(c)) {
      return c - 'a' + 26;
    }
    if (digit(c)) {
      return c - '0' + 52;
    }
    return c == '-' || c == '+' ? 62 : 63;
  }

  /** Whether what lies before {@code at} belongs to another word: an escape does not. */
  static boolean fresh(String text, int at) {
    if (at == 0) {
      return true;
    }
    var before = text.charAt(at - 1);
    if (!letter(before) && !digit(before)) {
      return true;
    }
    return escaped(text, at);
  }

  /**
   * Whether {@code at} follows an escape: {@code \n}, a u with four digits, or a percent sign's.
   */
  static boolean escaped(String text, int at) {
    if (at >= 2 && text.charAt(at - 2) == '\\' && "nrtbf".indexOf(text.charAt(at - 1)) >= 0) {
      return true;
    }
    if (at >= 3
        && text.charAt(at - 3) == '%'
        && hex(text.charAt(at - 2))
        && hex(text.charAt(at - 1))) {
      return true;
    }
    return at >= 6 && text.charAt(at - 6) == '\\' && text.charAt(at - 5) == 'u';
  }
}
