package io.neosc.bootstrap.config;

import java.util.Optional;

/**
 * A value that somebody set.
 *
 * @param source where it comes from, in words: a variable, or a file with its line
 */
record Setting(ConfigKey key, String value, String source) {
  /** What is wrong with it, as a sentence. */
  Optional<String> problem() {
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
        .map(refusal -> key.name() + " " + refusal + " (from " + source + ").");
  }

  /** Its value may be a secret. */
  @Override
  public String toString() {
    return key.name() + " from " + source;
  }
}
