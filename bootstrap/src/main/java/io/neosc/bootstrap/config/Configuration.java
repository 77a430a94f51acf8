package io.neosc.bootstrap.config;

import io.neosc.bootstrap.config.ConfigKey.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was configured, checked (OP-4). The sources, the strongest first: the variable that is the
 * key in capitals, its aliases, the file that {@code NEOSC_CONFIG} names, defaults. Blank values
 * count as absent; of a value that is wrong only its problem is known.
 */
public final class Configuration {
  private static final long LARGEST_SECRET = 65_536;

  private final Use use;
  private final Map<String, Setting> settings;
  private final Map<String, Object> framework;
  private final List<String> problems;
  private final List<String> notes;

  private Configuration(
      Use use,
      Map<String, Setting> settings,
      Map<String, Object> framework,
      List<String> problems,
      List<String> notes) {
    this.use = use;
    this.settings = settings;
    this.framework = framework;
    this.problems = problems;
    this.notes = notes;
  }

  /**
   * Reads everything; what is wrong is told by {@link #problems}.
   *
   * @param variables the environment; nothing else of the machine is looked at but the files that
   *     it names
   * @param use what for; it decides what has to be there
   */
  public static Configuration read(Map<String, String> variables, Use use) {
    var file = ConfigFile.read(variables.get(KnownVariables.FILE));
    var problems = new ArrayList<>(file.problems());
    var settings = new LinkedHashMap<>(file.settings());
    unknown(variables, problems);
    for (var key : ConfigKeys.ALL) {
      var set = fromVariables(key, variables, problems);
      if (set != null) {
        settings.put(key.name(), set);
      }
    }
    var notes = new ArrayList<>(notes(variables));
    for (var setting : settings.values()) {
      setting.problem(use).ifPresent(problems::add);
      setting.note(use).ifPresent(notes::add);
    }
    var read = new Configuration(use, settings, file.framework(), problems, notes);
    read.missing().ifPresent(problems::add);
    read.halfAnAdmin().ifPresent(problems::add);
    return read;
  }

  /** An environment in which {@code value}, and no other, sets {@code key}. */
  public static Map<String, String> set(
      Map<String, String> variables, ConfigKey key, String value) {
    var changed = new TreeMap<>(variables);
    for (var name : key.variables()) {
      changed.remove(name);
      changed.remove(name + KnownVariables.CONTENT_OF);
    }
    changed.put(key.variable(), value);
    return changed;
  }

  private static void unknown(Map<String, String> variables, List<String> problems) {
    var known = KnownVariables.all();
    for (var variable : new TreeMap<>(variables).entrySet()) {
      var name = variable.getKey();
      if (name.startsWith(KnownVariables.PREFIX)
          && !variable.getValue().isBlank()
          && !known.contains(name)
          && !KnownVariables.madeByKubernetes(variable)) {
        problems.add(
            "The variable "
                + Quoted.of(name)
                + " is not known; the nearest is "
                + Nearest.to(name, known)
                + ".");
      }
    }
  }

  private static @Nullable Setting fromVariables(
      ConfigKey key, Map<String, String> variables, List<String> problems) {
    for (var name : key.variables()) {
      var value = present(variables, name);
      var file = key.form().secret() ? present(variables, name + KnownVariables.CONTENT_OF) : null;
      if (value != null && file != null) {
        problems.add(
            name + " and " + name + KnownVariables.CONTENT_OF + " are both set: set one of them.");
      }
      if (file != null) {
        return fromFile(key, name + KnownVariables.CONTENT_OF, file, problems);
      }
      if (value != null) {
        return new Setting(key, value, name);
      }
    }
    return null;
  }

  private static @Nullable String present(Map<String, String> variables, String name) {
    var value = variables.get(name);
    return value == null
            || value.isBlank()
            || KnownVariables.madeByKubernetes(Map.entry(name, value))
        ? null
        : value.strip();
  }

  private static @Nullable Setting fromFile(
      ConfigKey key, String variable, String file, List<String> problems) {
    try {
      var path = Path.of(file);
      if (Files.size(path) > LARGEST_SECRET) {
        problems.add(variable + " names a file that is too large for a secret.");
        return null;
      }
      var content = Files.readString(path).strip();
      if (content.isEmpty()) {
        problems.add(variable + " names a file that is empty.");
        return null;
      }
      return new Setting(key, content, variable);
    } catch (IOException | InvalidPathException e) {
      problems.add(
          variable + " names a file that cannot be read: " + e.getClass().getSimpleName() + ".");
      return null;
    }
  }

  private static List<String> notes(Map<String, String> variables) {
    var idle =
        KnownVariables.WITHOUT_EFFECT_YET.stream()
            .map(KnownVariables.Named::name)
            .filter(name -> present(variables, name) != null)
            .collect(Collectors.joining(", "));
    return idle.isEmpty()
        ? List.of()
        : List.of("Set, but without effect yet, because what it is for is not built: " + idle);
  }

  private Optional<String> missing() {
    var missing =
        use.required().stream()
            .filter(key -> !settings.containsKey(key.name()))
            .map(ConfigKey::usualVariable)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(" and ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " not set: "
                + use.remedy());
  }

  private Optional<String> halfAnAdmin() {
    return use == Use.SERVER
            && settings.containsKey(ConfigKeys.ADMIN_PASSWORD.name())
            && !settings.containsKey(ConfigKeys.ADMIN_EMAIL.name())
        ? Optional.of("neosc.admin.password is set: set neosc.admin.email (NEOSC_ADMIN_EMAIL) too.")
        : Optional.empty();
  }

  /** Sentences for the person who starts it; with any of them nothing is started. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** What that person should know although the start goes on. */
  public List<String> notes() {
    return notes;
  }

  /** The value in force: the one that was set, or else the default. */
  public Optional<String> find(ConfigKey key) {
    return Optional.ofNullable(effective(key).value());
  }

  /** This configuration with a value for a key that has none. */
  public Configuration with(ConfigKey key, String value) {
    var more = new LinkedHashMap<>(settings);
    more.putIfAbsent(key.name(), new Setting(key, value, "made for this start"));
    return new Configuration(use, more, framework, problems, notes);
  }

  /** What the framework is given: every key that has a value, and its own section. */
  public Map<String, Object> properties() {
    var properties = new LinkedHashMap<>(framework);
    for (var key : ConfigKeys.ALL) {
      find(key).ifPresent(value -> properties.put(key.name(), key.form().property(value)));
    }
    return properties;
  }

  /** Every key with its value in force, in the order of the catalogue. */
  public List<Effective> effective() {
    return ConfigKeys.ALL.stream().map(this::effective).toList();
  }

  private Effective effective(ConfigKey key) {
    var setting = settings.get(key.name());
    if (setting != null) {
      return new Effective(key, setting.value(), setting.source());
    }
    var development = use == Use.DEVELOPMENT;
    if (development && key.inDevelopment() != null) {
      return new Effective(key, key.inDevelopment(), "default of development mode");
    }
    if (development && key.need() != Need.OPTIONAL) {
      return new Effective(key, null, "made when development mode starts");
    }
    return key.fallback() == null
        ? new Effective(key, null, "not set")
        : new Effective(key, key.fallback(), "default");
  }

  /**
   * A key with the value in force.
   *
   * @param value null if there is none
   * @param source where it comes from, in words
   */
  public record Effective(ConfigKey key, @Nullable String value, String source) {
    /** The value as it may be shown; null if there is none. */
    public @Nullable String shown() {
      return value == null ? null : key.form().shown(value);
    }

    @Override
    public String toString() {
      return key.name() + " from " + source;
    }
  }
}
