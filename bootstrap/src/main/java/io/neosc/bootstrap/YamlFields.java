package io.neosc.bootstrap;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a YAML file, read field by field; every refusal names file, line and key. */
final class YamlFields {
  private final String file;
  private final Node owner;
  private final Map<String, Node> fields;

  private YamlFields(String file, Node owner, Map<String, Node> fields) {
    this.file = file;
    this.owner = owner;
    this.fields = fields;
  }

  /**
   * @throws StartRefused if {@code node} is no mapping or has a key that is not in {@code known}
   */
  static YamlFields of(String file, Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw refused(file, node, "fields are expected here");
    }
    var fields = new LinkedHashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      var key =
          tuple.getKeyNode() instanceof ScalarNode scalar
              ? scalar.getValue()
              : String.valueOf(tuple.getKeyNode().getTag());
      if (!known.contains(key)) {
        throw refused(
            file,
            tuple.getKeyNode(),
            "unknown key \"" + key + "\"; known are " + String.join(", ", new TreeSet<>(known)));
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw refused(file, tuple.getKeyNode(), "the key \"" + key + "\" stands here twice");
      }
    }
    return new YamlFields(file, mapping, fields);
  }

  @Nullable Node node(String key) {
    var node = fields.get(key);
    return node == null || node.getTag().equals(Tag.NULL) ? null : node;
  }

  /** The value that {@code reading} makes of the text; null when the field is absent. */
  <T> @Nullable T read(String key, Function<String, T> reading) {
    var node = node(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar)) {
      throw refused(file, node, key + " is a single value");
    }
    try {
      return reading.apply(scalar.getValue());
    } catch (IllegalArgumentException e) {
      throw refused(file, node, key + ": " + e.getMessage());
    }
  }

  <T> T require(String key, Function<String, T> reading) {
    var value = read(key, reading);
    if (value == null) {
      throw refused(file, owner, key + " is missing");
    }
    return value;
  }

  /** The refusal of the whole mapping. */
  StartRefused refused(String problem) {
    return refused(file, owner, problem);
  }

  static StartRefused refused(String file, Node node, String problem) {
    return new StartRefused(
        file + ":" + (node.getStartMark().getLine() + 1) + ": " + problem + ".");
  }

  /** Reads a constant as it is written on the wire: lower case. */
  static <E extends Enum<E>> Function<String, E> constantOf(E[] constants) {
    return text -> {
      for (var constant : constants) {
        if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
          return constant;
        }
      }
      var known = new TreeSet<String>();
      for (var constant : constants) {
        known.add(constant.name().toLowerCase(Locale.ROOT));
      }
      throw new IllegalArgumentException(
          "\"" + text + "\" is not one of " + String.join(", ", known));
    };
  }
}
