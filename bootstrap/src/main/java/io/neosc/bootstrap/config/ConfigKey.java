package io.neosc.bootstrap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured.
 *
 * @param name in lower case with dots and hyphens, as in YAML
 * @param form what its values look like, with their bounds
 * @param meaning a sentence for the reader of {@code docs/configuration.md}, with units
 * @param fallback the value of who sets none; null if there is none
 * @param inDevelopment the value that development mode takes in its place; null if the same
 * @param aliases further variables that set it, the stronger ones first
 * @param need whether and when it must be set
 */
public record ConfigKey(
    String name,
    Form form,
    String meaning,
    @Nullable String fallback,
    @Nullable String inDevelopment,
    List<String> aliases,
    Need need) {

  /** Whether a key must be set. */
  public enum Need {
    OPTIONAL,
    /** The server does not start without it; development mode makes and keeps one. */
    REQUIRED,
    /** Development mode makes and keeps one. */
    MADE_IN_DEVELOPMENT
  }

  /**
   * @throws IllegalArgumentException if a default has not the form
   */
  public ConfigKey {
    aliases = List.copyOf(aliases);
    if (fallback != null && !form.admits(fallback)
        || inDevelopment != null && !form.admits(inDevelopment)) {
      throw new IllegalArgumentException("the default of " + name + " is " + form.words());
    }
  }

  static ConfigKey of(String name, Form form, String meaning) {
    return new ConfigKey(name, form, meaning, null, null, List.of(), Need.OPTIONAL);
  }

  ConfigKey fallback(String value) {
    return new ConfigKey(name, form, meaning, value, inDevelopment, aliases, need);
  }

  ConfigKey inDevelopment(String value) {
    return new ConfigKey(name, form, meaning, fallback, value, aliases, need);
  }

  ConfigKey alias(String... variables) {
    return new ConfigKey(name, form, meaning, fallback, inDevelopment, List.of(variables), need);
  }

  ConfigKey need(Need when) {
    return new ConfigKey(name, form, meaning, fallback, inDevelopment, aliases, when);
  }

  /** The variable that is the key itself in capitals. */
  public String variable() {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Every variable that sets it, the strongest first. */
  List<String> variables() {
    var all = new ArrayList<String>();
    all.add(variable());
    all.addAll(aliases);
    return all;
  }

  /** How deployments know it: by the name of the seeds if it has one, else by its own variable. */
  public String usualVariable() {
    return aliases.isEmpty() ? variable() : aliases.getFirst();
  }
}
