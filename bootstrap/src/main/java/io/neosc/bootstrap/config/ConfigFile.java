package io.neosc.bootstrap.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The YAML file with keys. It may be anybody's work: what it holds is bounded, and no message
 * repeats a value of it that could be a secret. The section {@code micronaut} goes to the framework
 * as it is.
 */
final class ConfigFile {
  private static final String FRAMEWORK = "micronaut";

  /** In bytes. */
  private static final int LARGEST = 1_000_000;

  private static final Map<String, ConfigKey> KEYS =
      ConfigKeys.ALL.stream().collect(Collectors.toUnmodifiableMap(ConfigKey::name, key -> key));
  private static final Set<String> SECTIONS = sections();

  private final String name;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Object> framework = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * What a file says.
   *
   * @param settings by the names of their keys
   * @param framework properties of the framework, unchecked
   * @param problems sentences; what they concern is not among the settings
   */
  record Content(
      Map<String, Setting> settings, Map<String, Object> framework, List<String> problems) {
    static final Content NONE = new Content(Map.of(), Map.of(), List.of());
  }

  private ConfigFile(String name) {
    this.name = name;
  }

  /** The beginnings of keys: {@code neosc}, {@code neosc.security} and so on. */
  private static Set<String> sections() {
    var sections = new TreeSet<String>();
    for (var key : KEYS.keySet()) {
      for (var dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        sections.add(key.substring(0, dot));
      }
    }
    return Set.copyOf(sections);
  }

  /** Reads the file of this name; nothing when there is no name. */
  static Content read(@Nullable String name) {
    return name == null || name.isBlank() ? Content.NONE : new ConfigFile(name).content();
  }

  private Content content() {
    compose().ifPresent(this::root);
    return new Content(settings, framework, problems);
  }

  private Optional<Node> compose() {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      return Optional.ofNullable(
          new Yaml(new SafeConstructor(options)).compose(new StringReader(text())));
    } catch (CharacterCodingException _) {
      problems.add(name + " is not UTF-8 text.");
    } catch (IOException | InvalidPathException e) {
      problems.add(
          KnownVariables.FILE
              + " names "
              + Quoted.plain(name)
              + ", which cannot be read: "
              + e.getClass().getSimpleName()
              + ".");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      problems.add(
          name
              + ":"
              + (mark == null ? 1 : mark.getLine() + 1)
              + ": this is not valid YAML; look at the indentation, and put values with special"
              + " characters between single quotes.");
    } catch (ReaderException _) {
      problems.add(name + " holds a character that YAML does not allow.");
    } catch (YAMLException _) {
      problems.add(
          name
              + " is larger or nested deeper than a configuration needs, or repeats a section by an"
              + " alias (*name): write each key once.");
    }
    return Optional.empty();
  }

  private String text() throws IOException {
    try (var content = Files.newInputStream(Path.of(name))) {
      var bytes = content.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new YAMLException("too large");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private void root(Node root) {
    if (root instanceof MappingNode mapping) {
      walk(mapping, "");
    } else if (!root.getTag().equals(Tag.NULL)) {
      refuse(root, "keys are expected here, such as neosc: and below it port: 8080");
    }
  }

  private void walk(MappingNode section, String prefix) {
    var seen = new HashSet<String>();
    for (var tuple : section.getValue()) {
      var at = tuple.getKeyNode();
      if (!(at instanceof ScalarNode scalar)) {
        refuse(at, "a key is a single word here");
      } else if (!seen.add(scalar.getValue())) {
        refuse(at, Quoted.of(prefix + scalar.getValue()) + " stands here for the second time");
      } else {
        entry(prefix + scalar.getValue(), at, tuple.getValueNode());
      }
    }
  }

  private void entry(String full, Node at, Node value) {
    var key = KEYS.get(full);
    if (full.equals(FRAMEWORK)) {
      handOver(full, value);
    } else if (key != null) {
      set(key, at, value);
    } else if (!SECTIONS.contains(full)) {
      unknown(full, at, value);
    } else if (value instanceof MappingNode mapping) {
      walk(mapping, full + ".");
    } else if (!value.getTag().equals(Tag.NULL)) {
      refuse(at, full + " is a section with keys below it, not a value");
    }
  }

  private void unknown(String full, Node at, Node value) {
    var known = new TreeSet<>(KEYS.keySet());
    if (value instanceof MappingNode) {
      known.addAll(SECTIONS);
    }
    refuse(at, "unknown key " + Quoted.of(full) + "; the nearest is " + Nearest.to(full, known));
  }

  private void set(ConfigKey key, Node at, Node node) {
    var text =
        switch (node) {
          case ScalarNode scalar -> scalar.getValue();
          case SequenceNode list when key.form() instanceof Form.Listed -> joined(list);
          default -> null;
        };
    if (text == null) {
      refuse(at, key.name() + " is " + key.form().words());
    } else if (!text.isBlank() && !node.getTag().equals(Tag.NULL)) {
      var before = settings.put(key.name(), new Setting(key, text.strip(), place(at)));
      if (before != null) {
        refuse(at, key.name() + " was set in " + before.source() + " already");
      }
    }
  }

  private static @Nullable String joined(SequenceNode list) {
    var parts = new ArrayList<String>();
    for (var part : list.getValue()) {
      if (!(part instanceof ScalarNode scalar)) {
        return null;
      }
      parts.add(scalar.getValue());
    }
    return String.join(",", parts);
  }

  /** Values become text; the framework makes of them what it needs. */
  private void handOver(String full, Node node) {
    switch (node) {
      case ScalarNode scalar -> framework.put(full, scalar.getValue());
      case SequenceNode list -> framework.put(full, Objects.requireNonNullElse(joined(list), ""));
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(tuple -> {
                if (tuple.getKeyNode() instanceof ScalarNode scalar) {
                  handOver(full + "." + scalar.getValue(), tuple.getValueNode());
                }
              });
      default -> refuse(node, "this cannot be handed to the framework");
    }
  }

  private void refuse(Node at, String problem) {
    problems.add(place(at) + ": " + problem + ".");
  }

  private String place(Node at) {
    return name + ":" + (at.getStartMark().getLine() + 1);
  }
}
