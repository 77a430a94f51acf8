package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CanonicalJson} writes and nothing else: what it takes is, to the character, the
 * canonical form of what it gives, so nobody has to write it again to compare. Either the whole
 * text at once, or member by member: who knows what an object may have asks for each in the order
 * of the names, and what nobody asks for is refused.
 */
public final class CanonicalJsonReader {
  /** As many digits as the greatest number has that JSON keeps exactly. */
  private static final int MOST_DIGITS = 16;

  private static final String HEX = "0123456789abcdef";

  private final String text;
  private int at;

  CanonicalJsonReader(String text) {
    this.text = text;
  }

  /**
   * The object that is the whole text; its values are null, String, Boolean, Long, List or Map.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Map<String, @Nullable Object> object(String text) {
    var reader = new CanonicalJsonReader(text);
    var object = reader.object(1);
    reader.over();
    return object;
  }

  void begin() {
    expect('{');
  }

  /** Goes into the next member, if that is its name; it needs no escape. */
  boolean found(String name) {
    var first = text.charAt(at - 1) == '{'; // no value ends so
    var opening = first ? at : at + 1;
    var closing = opening + 1 + name.length();
    var found =
        (first || is(at, ','))
            && is(opening, '"')
            && text.startsWith(name, opening + 1)
            && is(closing, '"')
            && is(closing + 1, ':');
    at = found ? closing + 2 : at;
    return found;
  }

  String text(String name) {
    require(name);
    return string();
  }

  @Nullable String textIfFound(String name) {
    return found(name) ? string() : null;
  }

  long number(String name) {
    require(name);
    return number();
  }

  boolean truth(String name) {
    require(name);
    return is(at, 't') ? literal("true", true) : literal("false", false);
  }

  /**
   * @param depth with how many objects around it and itself
   */
  @Nullable Map<String, @Nullable Object> objectIfFound(String name, int depth) {
    return found(name) ? object(depth) : null;
  }

  private void require(String name) {
    if (!found(name)) {
      throw unexpected();
    }
  }

  void end() {
    expect('}');
  }

  /** Refuses anything behind it. */
  void over() {
    if (at != text.length()) {
      throw unexpected();
    }
  }

  private @Nullable Object value(int depth) {
    return switch (peek()) {
      case '{' -> object(CanonicalJson.deeper(depth));
      case '[' -> array(CanonicalJson.deeper(depth));
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> (Object) number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    if (found('}')) {
      return object;
    }
    var before = "";
    do {
      var name = string();
      expect(':');
      if (!object.isEmpty() && name.compareTo(before) <= 0) {
        throw unexpected();
      }
      object.put(name, value(depth));
      before = name;
    } while (found(','));
    expect('}');
    return object;
  }

  private List<@Nullable Object> array(int depth) {
    var array = new ArrayList<@Nullable Object>();
    expect('[');
    if (found(']')) {
      return array;
    }
    do {
      array.add(value(depth));
    } while (found(','));
    expect(']');
    return array;
  }

  private String string() {
    expect('"');
    var plain = plain();
    if (found('"')) {
      return plain;
    }
    var string = new StringBuilder(plain);
    while (!found('"')) {
      expect('\\');
      string.append(escaped()).append(plain());
    }
    return string.toString();
  }

  /** As far as nothing is escaped; of what must be, and of half characters, there is nothing. */
  private String plain() {
    var from = at;
    at = usual(at);
    for (var c = peek(); c != '"' && c != '\\'; c = peek()) {
      if (c < ' ' || !Character.isSurrogatePair(next(), next())) {
        throw unexpected();
      }
      at = usual(at);
    }
    return text.substring(from, at);
  }

  /** Where the first character is from here that is not for itself alone. */
  private int usual(int from) {
    var to = from;
    while (to < text.length() && usual(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean usual(char c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private char escaped() {
    return switch (next()) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> code();
      case '"' -> '"';
      case '\\' -> '\\';
      default -> throw unexpected();
    };
  }

  /** Of a control character that has no shorter escape. */
  private char code() {
    expect('0');
    expect('0');
    var code = (char) (HEX.length() * digit() + digit());
    if (code >= ' ' || "\b\t\n\f\r".indexOf(code) >= 0) {
      throw unexpected();
    }
    return code;
  }

  private int digit() {
    var digit = HEX.indexOf(next());
    if (digit < 0) {
      throw unexpected();
    }
    return digit;
  }

  private long number() {
    var from = at;
    var _ = found('-');
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    var digits = text.substring(from, at);
    var length = digits.startsWith("-") ? digits.length() - 1 : digits.length();
    if (length == 0
        || length > MOST_DIGITS
        || digits.charAt(digits.length() - length) == '0' && !digits.equals("0")) {
      throw unexpected();
    }
    return CanonicalJson.safe(Long.parseLong(digits));
  }

  private <T extends @Nullable Object> T literal(String word, T value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private char peek() {
    if (at == text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private char next() {
    var c = peek();
    at++;
    return c;
  }

  private void expect(char c) {
    if (!found(c)) {
      throw unexpected();
    }
  }

  private boolean found(char c) {
    var found = is(at, c);
    at += found ? 1 : 0;
    return found;
  }

  private boolean is(int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  /** Without the text: it may be personal. */
  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("Not the JSON of an audit entry, at " + at);
  }
}
