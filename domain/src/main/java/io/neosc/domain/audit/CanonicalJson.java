package io.neosc.domain.audit;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as canonical JSON (RFC 8785): no spaces, keys ordered by UTF-16 code units, the
 * shortest escapes, so that equal values have equal bytes everywhere. Numbers are whole and between
 * -(2^53 - 1) and 2^53 - 1, which every JSON reader keeps exactly; fractions are refused (write
 * them as text). Refused too: lone surrogates, other types, keys that are not text and nesting
 * deeper than {@value #MAX_DEPTH}.
 */
public final class CanonicalJson {
  /** How many objects and arrays may lie in each other. */
  public static final int MAX_DEPTH = 32;

  static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * @param value null, a text, Boolean, Integer, Long, or a List or Map of these
   */
  public static String of(@Nullable Object value) {
    var out = new StringBuilder();
    write(out, value, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case String text -> text(out, text);
      case Boolean truth -> out.append(truth.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(safe(number));
      case Map<?, ?> object -> object(out, object, deeper(depth));
      case List<?> array -> array(out, array, deeper(depth));
      default ->
          throw new IllegalArgumentException(
              "Canonical JSON has no form for a " + value.getClass().getSimpleName());
    }
  }

  static long safe(long number) {
    if (number < -MAX_SAFE_INTEGER || number > MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("JSON cannot hold " + number + " exactly");
    }
    return number;
  }

  static int deeper(int depth) {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException("Nested deeper than " + MAX_DEPTH);
    }
    return depth + 1;
  }

  private static void object(StringBuilder out, Map<?, ?> object, int depth) {
    var separator = '{';
    for (var member : sorted(object).entrySet()) {
      text(out.append(separator), name(member.getKey()));
      write(out.append(':'), member.getValue(), depth);
      separator = ',';
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  /** By UTF-16 code units, in which String orders itself. */
  private static Map<?, ?> sorted(Map<?, ?> object) {
    if (object instanceof SortedMap<?, ?> already && already.comparator() == null) {
      return already;
    }
    var sorted = new TreeMap<String, @Nullable Object>();
    object.forEach((key, value) -> sorted.put(name(key), value));
    return sorted;
  }

  static String name(@Nullable Object key) {
    if (key instanceof String name) {
      return name;
    }
    throw new IllegalArgumentException("The key " + key + " is not text");
  }

  private static void array(StringBuilder out, List<?> array, int depth) {
    var separator = '[';
    for (var element : array) {
      write(out.append(separator), element, depth);
      separator = ',';
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  static void text(StringBuilder out, String text) {
    out.append('"');
    var written = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        escaped(out.append(text, written, i), c);
        written = i + 1;
      } else if (Character.isSurrogate(c)) {
        i = secondHalf(text, i);
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static int secondHalf(String text, int first) {
    if (first + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(first), text.charAt(first + 1))) {
      return first + 1;
    }
    throw new IllegalArgumentException("Half a character (a lone surrogate) at index " + first);
  }

  private static void escaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
    }
  }
}
