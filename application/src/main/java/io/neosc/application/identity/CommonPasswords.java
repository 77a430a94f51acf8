package io.neosc.application.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The bundled list of passwords that are tried first (ID-4). */
final class CommonPasswords {
  private static final String LIST = "common-passwords.txt";
  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  private static Set<String> read() {
    try (var list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
        var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("# "))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is in the list, in whatever case and whatever white space is around it. */
  static boolean contain(String password) {
    return ALL.contains(password.strip().toLowerCase(Locale.ROOT));
  }

  static int size() {
    return ALL.size();
  }
}
