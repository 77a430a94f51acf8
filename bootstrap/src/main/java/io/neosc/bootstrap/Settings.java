package io.neosc.bootstrap;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Where configuration comes from, the strongest first: what this start made up for absent keys,
 * environment variables by their aliases, environment variables by their keys, the file that {@code
 * NEOSC_CONFIG} names, defaults. Blank values count as absent.
 */
final class Settings {
  private static final int MADE_UP = EnvironmentPropertySource.POSITION + 20;
  private static final int ALIASES = EnvironmentPropertySource.POSITION + 10;
  private static final int FILE = EnvironmentPropertySource.POSITION - 10;

  private static final List<String> PREFIXES = List.of("NEOSC_", "MICRONAUT_");

  private final Environment environment;

  /**
   * @param environment started, with the {@link #sources}
   */
  Settings(Environment environment) {
    this.environment = environment;
  }

  static PropertySource[] sources(Map<String, String> variables) {
    return new PropertySource[] {
      PropertySource.of("aliases", Aliases.resolve(variables), ALIASES),
      new Variables(variables),
      PropertySource.of("NEOSC_CONFIG", file(variables.get("NEOSC_CONFIG")), FILE)
    };
  }

  /** Variables that are keys in upper case; no other variable of the machine is looked at. */
  private static final class Variables extends MapPropertySource {
    Variables(Map<String, String> variables) {
      super("variables", named(variables));
    }

    private static Map<String, String> named(Map<String, String> variables) {
      return variables.entrySet().stream()
          .filter(entry -> PREFIXES.stream().anyMatch(entry.getKey()::startsWith))
          .filter(entry -> !entry.getValue().isBlank())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int getOrder() {
      return EnvironmentPropertySource.POSITION;
    }

    @Override
    public PropertyConvention getConvention() {
      return PropertyConvention.ENVIRONMENT_VARIABLE;
    }
  }

  private static Map<String, Object> file(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return Map.of();
    }
    try (var content = Files.newInputStream(Path.of(name))) {
      return new YamlPropertySourceLoader().read(name, content);
    } catch (IOException e) {
      throw new StartRefused(
          "NEOSC_CONFIG names " + name + ", which cannot be read: " + e.getClass().getSimpleName());
    } catch (MarkedYAMLException e) {
      // Its message quotes the line, which may hold a secret.
      var mark = e.getProblemMark();
      throw new StartRefused(
          name + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new StartRefused(name + " is not valid YAML: " + e.getClass().getSimpleName() + ".");
    }
  }

  Optional<String> find(String key) {
    return environment.getProperty(key, String.class).filter(value -> !value.isBlank());
  }

  /** Gives a value to a key that has none. */
  void makeUp(String key, String value) {
    environment.addPropertySource(PropertySource.of("made up " + key, Map.of(key, value), MADE_UP));
  }
}
