package io.neosc.domain.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

  private static final int USUAL_LENGTH = 256;

  private CanonicalJson() {}

  /**
   * @param value null, a text, Boolean, Integer, Long, or a List or Map of these
   */
  public static String of(@Nullable Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** The same in UTF-8. */
  static byte[] bytes(@Nullable Object value) {
    var out = new Utf8(USUAL_LENGTH);
    write(out, value, 0);
    return out.toBytes();
  }

  private static void write(Utf8 out, @Nullable Object value, int depth) {
    switch (value) {
      case null -> out.raw("null");
      case String text -> out.text(text);
      case Boolean truth -> out.raw(truth.toString());
      case Integer number -> out.raw(number.toString());
      case Long number -> out.raw(Long.toString(safe(number)));
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

  private static void object(Utf8 out, Map<?, ?> object, int depth) {
    var separator = '{';
    for (var member : sorted(object).entrySet()) {
      out.one(separator).text(name(member.getKey())).one(':');
      write(out, member.getValue(), depth);
      separator = ',';
    }
    out.raw(object.isEmpty() ? "{}" : "}");
  }

  /** By UTF-16 code units, in which String orders itself. */
  private static Map<?, ?> sorted(Map<?, ?> object) {
    if (ascending(object)) {
      return object;
    }
    var sorted = new TreeMap<String, @Nullable Object>();
    object.forEach((key, value) -> sorted.put(name(key), value));
    return sorted;
  }

  private static boolean ascending(Map<?, ?> object) {
    var last = "";
    for (var key : object.keySet()) {
      var name = name(key);
      if (last.compareTo(name) > 0) {
        return false;
      }
      last = name;
    }
    return true;
  }

  static String name(@Nullable Object key) {
    if (key instanceof String name) {
      return name;
    }
    throw new IllegalArgumentException("The key " + key + " is not text");
  }

  private static void array(Utf8 out, List<?> array, int depth) {
    var separator = '[';
    for (var element : array) {
      write(out.one(separator), element, depth);
      separator = ',';
    }
    out.raw(array.isEmpty() ? "[]" : "]");
  }
}
