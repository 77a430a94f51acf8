package io.neosc.adapter.rest.docs;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The description of the API that was generated when it was built (API-9). */
@Singleton
@Named("openapi")
final class ApiDocument implements Supplier<String> {
  private static final String GENERATED = "/META-INF/swagger/neosc.yml";

  /**
   * The generator calls every nullable text, number or truth an object as well; nothing here is
   * both.
   */
  private static final Pattern WRONG_OBJECT =
      Pattern.compile("(- (?:string|integer|number|boolean)\\s+- \"null\")\\s+- object(?=\\s)");

  private final String yaml = WRONG_OBJECT.matcher(text(GENERATED)).replaceAll("$1");
  private volatile @Nullable String page;

  /** The YAML; who cannot name this type, such as the program that prints it, finds it so. */
  @Override
  public String get() {
    return yaml;
  }

  /** The readable page; made once, when somebody asks first. */
  String page() {
    var made = page;
    if (made == null) {
      made = new DocsPage(yaml).html();
      page = made;
    }
    return made;
  }

  /** A text of this program. */
  static String text(String resource) {
    try (var stream = ApiDocument.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing in this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
