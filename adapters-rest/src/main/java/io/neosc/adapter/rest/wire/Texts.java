package io.neosc.adapter.rest.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
public final class Texts {
  private static final String TOKENS = "/io/neosc/adapter/rest/docs/tokens.css";

  private Texts() {}

  /** The text with this name beside the class, or anywhere if it begins with a slash. */
  public static String of(Class<?> beside, String name) {
    try (var stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The style sheet that names all colours and sizes. */
  public static String tokens() {
    return of(Texts.class, TOKENS);
  }
}
