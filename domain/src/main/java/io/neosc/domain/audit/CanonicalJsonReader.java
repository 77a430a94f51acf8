package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CanonicalJson} writes and nothing else: what it takes is, to the character, the
 * canonical form of what it gives, so nobody has to write it again to compare.
 */
public final class CanonicalJsonReader {
  /** As many digits as the greatest number has that JSON keeps exactly. */
  private static final int MOST_DIGITS = 16;

  private static final String HEX = "0123456789abcdef";

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
    for (var c = peek(); c != '"' && c != '\\'; c = peek()) {
      if (c < ' ') {
        throw unexpected();
      }
      at++;
      if (Character.isSurrogate(c) && !Character.isSurrogatePair(c, next())) {
        throw unexpected();
      }
    }
    return text.substring(from, at);
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

  private Long number() {
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
