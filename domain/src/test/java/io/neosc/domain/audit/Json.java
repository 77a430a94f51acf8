package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON with whole numbers, as much as the test vectors need. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static @Nullable Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    json.skipSpace();
    if (json.at != text.length()) {
      throw json.unexpected();
    }
    return value;
  }

  private @Nullable Object value() {
    skipSpace();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Object object() {
    var object = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    while (!found('}')) {
      skipSpace();
      var name = string();
      expect(':');
      object.put(name, value());
      if (!found('}')) {
        expect(',');
        continue;
      }
      return object;
    }
    return object;
  }

  private Object array() {
    var array = new ArrayList<@Nullable Object>();
    expect('[');
    while (!found(']')) {
      array.add(value());
      if (!found(']')) {
        expect(',');
        continue;
      }
      return array;
    }
    return array;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    for (var c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    var c = text.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
      default -> c;
    };
  }

  private long number() {
    var from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.parseLong(text.substring(from, at));
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private void expect(char c) {
    if (!found(c)) {
      throw unexpected();
    }
  }

  private boolean found(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("Unexpected at " + at + " of " + text);
  }
}
