package io.neosc.adapter.rest.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON values in a spelling of which there is one only, for comparing, not for reading. */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * @param members as {@link StrictJson} gives them
   */
  static String of(Map<String, ? extends @Nullable Object> members) {
    var text = new StringBuilder();
    write(text, members);
    return text.toString();
  }

  /** Each value says its kind, and each text its length, so nothing looks like something else. */
  private static void write(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append('0');
      case String string -> text.append('s').append(string.length()).append(':').append(string);
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
        text.append('{');
        sorted.forEach((name, member) -> {
          write(text, name);
          write(text, member);
        });
        text.append('}');
      }
      case List<?> list -> {
        text.append('[');
        list.forEach(element -> write(text, element));
        text.append(']');
      }
      default -> text.append('v').append(value).append(';');
    }
  }
}
