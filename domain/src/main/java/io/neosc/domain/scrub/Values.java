package io.neosc.domain.scrub;

import java.util.Locale;

/**
 * Secrets that are known by the name before them: {@code "password": "..."} in JSON, also in JSON
 * within a JSON text, {@code password=...} in queries and forms, and headers.
 */
final class Values {
  private static final int LONGEST_NAME = 48;
  private static final int MOST_SPACE = 8;
  private static final String QUOTES = "\"'";

  private final String text;
  private final int length;
  private int from;
  private int to;

  Values(String text) {
    this.text = text;
    this.length = text.length();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  private char at(int index) {
    return index < length ? text.charAt(index) : '\0';
  }

  /** Whether the colon or equals sign at {@code separator} stands between a name and a secret. */
  boolean find(int separator) {
    var end = separator;
    while (end > 0 && separator - end < MOST_SPACE && Shapes.space(text.charAt(end - 1))) {
      end--;
    }
    var quoted = end > 0 && QUOTES.indexOf(text.charAt(end - 1)) >= 0;
    if (quoted) {
      end--;
      while (end > 0 && separator - end < MOST_SPACE && text.charAt(end - 1) == '\\') {
        end--;
      }
    }
    if (end == 0 || !Names.mayEndIn(text.charAt(end - 1))) {
      return false;
    }
    var start = end;
    while (start > 0 && end - start < LONGEST_NAME && inName(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && text.charAt(start - 1) == '\\' && Shapes.escaped(text, start + 1)) {
      start++;
    }
    return switch (Names.secret(text, start, end)) {
      case NONE -> false;
      case SECRET -> secret(separator, quoted);
      case AUTHORIZATION -> header(separator, false);
      case COOKIE -> header(separator, true);
    };
  }

  private static boolean inName(char c) {
    return Shapes.base64Url(c) || c == '.';
  }

  /** Where a value begins behind white space, an arrow's head and an array's bracket. */
  private int valueFrom(int separator) {
    var i = separator + 1;
    if (at(i) == '>') {
      i++;
    }
    var limit = i + MOST_SPACE;
    while (i < limit && (Shapes.space(at(i)) || at(i) == '[')) {
      if (text.startsWith(Scrubber.MASK, i)) {
        return i;
      }
      i++;
    }
    return i;
  }

  private boolean secret(int separator, boolean named) {
    var begin = valueFrom(separator);
    if (text.startsWith(Scrubber.MASK, begin) || begin >= length) {
      return false;
    }
    if (quoted(begin)) {
      return to > from;
    }
    from = begin;
    if (text.charAt(separator) == '=' && begin == separator + 1) {
      if (text.startsWith("${", begin) || workingDirectory(separator)) {
        return false;
      }
      to = plainEnd(begin);
      return to > from && !literal();
    }
    if (named) {
      // JSON: a number, or a literal that says nothing.
      to = plainEnd(begin);
      return to - from >= 4 && Shapes.digit(text.charAt(from));
    }
    return likely(begin);
  }

  /** Without quotes, and with a colon or spaces, only what cannot be a word of a sentence. */
  private boolean likely(int begin) {
    var seen = begin;
    while (seen < Math.min(length, begin + Shapes.ENOUGH) && !endsPlain(seen)) {
      seen++;
    }
    var found =
        letters(begin, seen) * 6 >= seen - begin
            && (Shapes.random(text, begin, seen, 16, 2)
                || (Shapes.random(text, begin, seen, 8, 9) && cases(begin, seen)));
    if (found) {
      to = plainEnd(begin);
    }
    return found;
  }

  /** A point in time has few. */
  private int letters(int begin, int end) {
    var count = 0;
    for (var i = begin; i < end; i++) {
      if (Shapes.letter(text.charAt(i))) {
        count++;
      }
    }
    return count;
  }

  /** Both cases, or a sign that ids and names of algorithms do not have. */
  private boolean cases(int begin, int end) {
    var upper = false;
    var lower = false;
    for (var i = begin; i < end; i++) {
      var c = text.charAt(i);
      upper |= Shapes.upper(c);
      lower |= Shapes.lower(c);
      if ("!@#$%^&*+?~".indexOf(c) >= 0) {
        return true;
      }
    }
    return upper && lower;
  }

  /** Finds the text in quotes that begins at {@code begin}, whatever escapes it is nested in. */
  private boolean quoted(int begin) {
    var i = begin;
    while (at(i) == '\\' && i - begin < MOST_SPACE) {
      i++;
    }
    var quote = at(i);
    if (QUOTES.indexOf(quote) < 0) {
      return false;
    }
    var depth = i - begin;
    from = i + 1;
    var backslashes = 0;
    for (i = from; i < length; i++) {
      var c = text.charAt(i);
      if (c == quote && (backslashes & (2 * depth + 1)) == depth) {
        to = i - depth;
        return true;
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    // Cut off in the middle; or, behind an equals sign, a quote that closes what is around.
    to = text.charAt(begin - 1) == '=' ? plainEnd(from) : length;
    return true;
  }

  /** The end of a value without quotes; what closes a list around it is not of it. */
  private int plainEnd(int begin) {
    var end = begin;
    while (end < length && !endsPlain(end)) {
      end++;
    }
    while (end > begin
        && ",;)]}.".indexOf(text.charAt(end - 1)) >= 0
        && !text.startsWith(Scrubber.MASK, end - Scrubber.MASK.length())) {
      end--;
    }
    return end;
  }

  private boolean endsPlain(int at) {
    var c = text.charAt(at);
    return c <= ' '
        || c == '&'
        || c == '<'
        || c == '"'
        || c == '`'
        || (c == '\'' && !Shapes.base64(at(at + 1)))
        || (c == '\\' && "nrt\"'".indexOf(at(at + 1)) >= 0);
  }

  /** A value that says that there is none, or what is wrong with it. */
  private boolean literal() {
    return switch (text.substring(from, Math.min(to, from + 10))) {
      case "null", "true", "false", "none", "nil", "undefined", "required", "missing", "empty" ->
          to - from < 10;
      default -> stars();
    };
  }

  private boolean stars() {
    for (var i = from; i < to; i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }

  /** {@code PWD=/srv/...}, as a shell has it. */
  private boolean workingDirectory(int separator) {
    return separator >= 3 && text.startsWith("PWD=/", separator - 3);
  }

  /** A header's value to the end of its line, its quotes or its list, if it proves anything. */
  private boolean header(int separator, boolean cookie) {
    var begin = valueFrom(separator);
    if (text.startsWith(Scrubber.MASK, begin) || begin >= length) {
      return false;
    }
    if (quoted(begin)) {
      return to > from;
    }
    from = begin;
    var scheme = cookie ? Scheme.NONE : scheme(begin);
    if (!(cookie ? pair(begin) : credentials(begin, scheme))) {
      return false;
    }
    var parameters = cookie || scheme != Scheme.ONE_WORD;
    var end = begin;
    while (end < length) {
      var quote = at(end) == '\\' ? end + 1 : end;
      if (parameters && at(quote) == '"' && text.charAt(end - 1) == '=') {
        end = behindQuote(quote + 1);
      } else if (endsLine(end)) {
        break;
      } else {
        end++;
      }
    }
    to = end;
    return true;
  }

  /** Behind the next quote of this line, or at the line's end. */
  private int behindQuote(int begin) {
    var i = begin;
    while (i < length && text.charAt(i) != '"' && text.charAt(i) != '\n') {
      i++;
    }
    return at(i) == '"' ? i + 1 : i;
  }

  private boolean endsLine(int at) {
    var c = text.charAt(at);
    return c == '\r'
        || c == '\n'
        || c == ']'
        || QUOTES.indexOf(c) >= 0
        || (c == '\\' && "nrt\"'".indexOf(at(at + 1)) >= 0);
  }

  /** A name, an equals sign and a value: the beginning of a cookie. */
  private boolean pair(int begin) {
    var i = begin;
    while (i < begin + Shapes.ENOUGH && inName(at(i))) {
      i++;
    }
    return i > begin && at(i) == '=' && at(i + 1) > ' ' && at(i + 1) != ';';
  }

  /** What stands before the credentials. */
  private enum Scheme {
    NONE,
    /** Credentials of one word. */
    ONE_WORD,
    /** Credentials of parameters, some in quotes. */
    PARAMETERS
  }

  private Scheme scheme(int begin) {
    var end = wordEnd(begin);
    return at(end) != ' '
        ? Scheme.NONE
        : switch (text.substring(begin, end).toLowerCase(Locale.ROOT)) {
          case "bearer", "basic", "token", "apikey", "negotiate", "ntlm" -> Scheme.ONE_WORD;
          case "digest", "oauth", "signature", "hawk", "mac" -> Scheme.PARAMETERS;
          default -> Scheme.NONE;
        };
  }

  /** The first word was made by a machine, or it is a scheme and something proves behind it. */
  private boolean credentials(int begin, Scheme scheme) {
    var end = wordEnd(begin);
    return switch (scheme) {
      case NONE -> Shapes.random(text, begin, end, 8, 0);
      case ONE_WORD -> {
        var second = end + 1;
        end = wordEnd(second);
        yield Shapes.random(text, second, end, 8, 0) || (end - second >= 8 && at(end - 1) == '=');
      }
      case PARAMETERS -> text.indexOf('=', end, Math.min(length, end + Shapes.ENOUGH)) > 0;
    };
  }

  private int wordEnd(int begin) {
    var end = begin;
    while (end < begin + Shapes.ENOUGH && Shapes.token(at(end))) {
      end++;
    }
    return end;
  }
}
