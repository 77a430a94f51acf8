package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that {@link CanonicalJson} writes. It takes a little more than that, such as
 * members in another order: whoever must have the very same text writes what was read again and
 * compares.
 */
public final class CanonicalJsonReader {
  /** As many digits as the greatest number has that JSON keeps exactly. */
  private static final int MOST_DIGITS = 16;

  private static final int CODE_LENGTH = 4;

  private final String text;
  private int at;

  private CanonicalJsonReader(String text) {
    this.text = text;
  }

  /**
   * The object that is the whole text; its values are null, String, Boolean, Long, List or Map.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Map<String, @Nullable Object> object(String text) {
    var reader = new CanonicalJsonReader(text);
    var object = reader.object(0);
    if (reader.at != text.length()) {
      throw reader.unexpected();
    }
    return object;
  }

  private @Nullable Object value(int depth) {
    return switch (peek()) {
      case '{' -> object(CanonicalJson.deeper(depth));
      case '[' -> array(CanonicalJson.deeper(depth));
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    if (found('}')) {
      return object;
    }
    do {
      var name = string();
      expect(':');
      if (object.containsKey(name)) {
        throw unexpected();
      }
      object.put(name, value(depth));
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
    var plain = at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (peek() == '"') {
      at++;
      return text.substring(plain, at - 1);
    }
    var string = new StringBuilder(text.substring(plain, at));
    for (var c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
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

  private char code() {
    var code = 0;
    for (var i = 0; i < CODE_LENGTH; i++) {
      var digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw unexpected();
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private Long number() {
    var from = at;
    var _ = found('-');
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    var digits = text.substring(from, at);
    var length = digits.startsWith("-") ? digits.length() - 1 : digits.length();
    if (length == 0 || length > MOST_DIGITS) {
      throw unexpected();
    }
    return CanonicalJson.safe(Long.parseLong(digits));
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
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
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Without the text: it may be personal. */
  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("Not the JSON of an audit entry, at " + at);
  }
}
