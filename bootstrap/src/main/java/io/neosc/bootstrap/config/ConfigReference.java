package io.neosc.bootstrap.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue for readers: {@code docs/configuration.md} is made of it. */
public final class ConfigReference {
  private static final String BEGINNING =
      """
      # Configuration

      <!-- Made by: ./neosc config reference > docs/configuration.md. ConfigKeysTest compares it. -->

      Every key is set by the variable beside it, or in a YAML file that `NEOSC_CONFIG` names, where dots are sections:

          neosc:
            port: 9090
            security:
              access-token-ttl: 5m

      The strongest first: the variable that is the key in capitals, its other names, the file, the default. Blank values
      count as absent. Whatever is wrong stops the start with exit code 2 and a sentence: a value without the form, a key
      or a `NEOSC_` variable that is not known (the sentence names the nearest one), a key that stands twice, a missing or
      guessable secret (development mode takes a weak one and says so). `neosc config check` names every problem at once, `neosc config show` the values in force and
      where each comes from.

      Durations have a unit: `500ms`, `30s`, `15m`, `8h`, `30d`. Lists have commas between their values; in YAML they may be
      lists. Values are taken as they stand: `${...}` is refused. A secret can be the content of a file instead: for each
      variable of a secret the same name with `_FILE` takes a path, such as `STATUS_JWT_SECRET_FILE=/run/secrets/jwt`.
      """;
  private static final String FRAMEWORK =
      """

      The section `micronaut` of the file is handed to the framework as it is, unchecked.
      """;

  private ConfigReference() {}

  /** The document. */
  public static String markdown() {
    var text = new StringBuilder(BEGINNING);
    for (var section : ConfigKeys.SECTIONS) {
      text.append("\n## ").append(section.title()).append("\n\n");
      text.append("| key | variables | value | default | meaning |\n|---|---|---|---|---|\n");
      for (var key : section.keys()) {
        text.append(row(key));
      }
    }
    text.append("\n## Variables that are no keys\n\n| variable | what it is |\n|---|---|\n");
    KnownVariables.OF_THE_PROCESS.forEach(one -> text.append(row(one)));
    text.append("| `NO_COLOR` | help without colours |\n");
    text.append(
        "\nThese are known and have no effect yet; a start that finds one of them says so.\n");
    text.append("\n| variable | what it will be for |\n|---|---|\n");
    KnownVariables.WITHOUT_EFFECT_YET.forEach(one -> text.append(row(one)));
    text.append(
        "\nVariables that Kubernetes makes for a service called `neosc` (`NEOSC_SERVICE_HOST`,"
            + " `NEOSC_PORT=tcp://...`) are left alone.\n");
    return text.append(FRAMEWORK).toString();
  }

  private static String row(KnownVariables.Named variable) {
    return "| `" + variable.name() + "` | " + variable.meaning() + " |\n";
  }

  private static String row(ConfigKey key) {
    var variables =
        key.variables().stream().map(ConfigReference::code).collect(Collectors.joining(", "));
    return "| "
        + String.join(
            " | ",
            code(key.name()),
            variables,
            key.form().words() + (key.form().secret() ? " *(secret)*" : ""),
            defaults(key),
            key.meaning())
        + " |\n";
  }

  private static String defaults(ConfigKey key) {
    var parts = new ArrayList<String>();
    if (key.need() == ConfigKey.Need.REQUIRED) {
      parts.add("required");
    } else if (key.fallback() == null) {
      parts.add("none");
    } else {
      parts.add(code(key.fallback()));
    }
    if (key.inDevelopment() != null) {
      parts.add("in development " + code(key.inDevelopment()));
    } else if (key.need() != ConfigKey.Need.OPTIONAL) {
      parts.add("in development made and kept");
    }
    return String.join("; ", parts);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** The catalogue for programs, in its order. */
  public static List<Map<String, @Nullable Object>> data() {
    return ConfigKeys.ALL.stream().map(ConfigReference::data).toList();
  }

  private static Map<String, @Nullable Object> data(ConfigKey key) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("key", key.name());
    data.put("variables", key.variables());
    data.put("value", key.form().words());
    data.put("secret", key.form().secret());
    data.put("required", key.need() == ConfigKey.Need.REQUIRED);
    data.put("default", key.fallback());
    data.put("default_in_development", key.inDevelopment());
    data.put("meaning", key.meaning());
    return data;
  }
}
