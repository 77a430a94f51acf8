package io.neosc.adapter.rest.docs;

import io.neosc.adapter.rest.wire.Texts;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
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

  /** The generator forgets that a nullable map is a map. */
  private static final Pattern FORGOTTEN_MAP =
      Pattern.compile("type: \"null\"(?=\\s+additionalProperties:)");

  /** And of a nullable record it says that it is null and that record at once. */
  private static final Pattern NULL_AND_RECORD =
      Pattern.compile("type: \"null\"\\s+allOf:(\\s+)- (\\$ref: \"[^\"]+\")");

  /** What makes it leave null out of a nullable field's types is a word of OpenAPI 3.0. */
  private static final Pattern OLD_WORD = Pattern.compile("\\n +nullable: false(?=\\n)");

  private final String yaml = mended(Texts.of(ApiDocument.class, GENERATED));
  private volatile @Nullable String page;

  private static String mended(String generated) {
    var narrowed = WRONG_OBJECT.matcher(generated).replaceAll("$1");
    var maps = FORGOTTEN_MAP.matcher(narrowed).replaceAll("type: [object, \"null\"]");
    var records = NULL_AND_RECORD.matcher(maps).replaceAll("anyOf:$1- $2$1- type: \"null\"");
    return OLD_WORD.matcher(records).replaceAll("");
  }

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
}
