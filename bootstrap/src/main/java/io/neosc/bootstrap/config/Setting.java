package io.neosc.bootstrap.config;

import java.util.Optional;

/**
 * A value that somebody set.
 *
 * @param source where it comes from, in words: a variable, or a file with its line
 */
record Setting(ConfigKey key, String value, String source) {
  /** What is wrong with it for this use, as a sentence. */
  Optional<String> problem(Use use) {
    if (value.contains("${")) {
      return Optional.of(
          key.name()
              + " ("
              + source
              + ") holds \"${\": write the value itself; nothing is put in"
              + " its place.");
    }
    return key.form()
        .refusal(value)
        .or(() -> use == Use.DEVELOPMENT ? Optional.empty() : key.form().weakness(value))
        .map(refusal -> key.name() + " " + refusal + " (from " + source + ").");
  }

  /** What this use lets pass and a server would not, as a sentence. */
  Optional<String> note(Use use) {
    return use == Use.DEVELOPMENT
        ? key.form()
            .weakness(value)
            .map(weakness ->
                key.name()
                    + " "
                    + weakness
                    + " (from "
                    + source
                    + "). Development mode takes it; a server refuses it.")
        : Optional.empty();
  }

  /** Its value may be a secret. */
  @Override
  public String toString() {
    return key.name() + " from " + source;
  }
}
