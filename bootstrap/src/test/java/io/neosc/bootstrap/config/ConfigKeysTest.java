package io.neosc.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigKeysTest {

  /** Records with both ends of every range, so that none is narrower than the catalogue. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("OP-4: every record takes both ends of the ranges of its keys")
  void everyRecordTakesBothEnds(boolean upper) {
    var properties = new HashMap<String, Object>();
    properties.put(ConfigKeys.JWT_SECRET.name(), ConfigurationTest.GOOD_SECRET);
    for (var key : ConfigKeys.ALL) {
      switch (key.form()) {
        case Form.Whole(long min, long max) -> properties.put(key.name(), upper ? max : min);
        case Form.Span(Duration min, Duration max) ->
            properties.put(key.name(), Form.Span.text(upper ? max : min));
        default -> {
          // It has no range.
        }
      }
    }
    try (var context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .banner(false)
            .properties(properties)
            .start()) {
      var records =
          context
              .getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))
              .stream()
              .filter(record -> record.getBeanType().getName().startsWith("io.neosc."))
              .toList();
      assertThat(records).hasSizeGreaterThan(15);
      assertThat(records).allSatisfy(record -> assertThat(context.getBean(record)).isNotNull());
    }
  }

  /** Every key that a record of configuration in any module takes, with its default there. */
  private static Map<String, String> taken() {
    var taken = new TreeMap<String, String>();
    try (var context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .banner(false)
            .properties(Map.of(ConfigKeys.JWT_SECRET.name(), ConfigurationTest.GOOD_SECRET))
            .start()) {
      for (var record :
          context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))) {
        if (record.getBeanType().getName().startsWith("io.neosc.")) {
          for (var component : record.getConstructor().getArguments()) {
            var metadata = component.getAnnotationMetadata();
            taken.put(
                metadata.stringValue(Property.class, "name").orElseThrow(),
                metadata.stringValue(Bindable.class, "defaultValue").orElse(""));
          }
        }
      }
    }
    return taken;
  }

  @Test
  @DisplayName(
      "OP-4: the catalogue has every key that a record takes, with its default, and no other")
  void theCatalogueHasEveryKeyThatARecordTakes() {
    var catalogued =
        ConfigKeys.ALL.stream()
            // The client of MongoDB takes it by itself.
            .filter(key -> !key.equals(ConfigKeys.MONGODB_URI))
            .collect(
                Collectors.toMap(
                    ConfigKey::name, key -> Objects.requireNonNullElse(key.fallback(), "")));

    assertThat(catalogued).containsExactlyInAnyOrderEntriesOf(taken());
  }

  @Test
  @DisplayName("OP-4: no two keys share a variable")
  void noTwoKeysShareAVariable() {
    assertThat(ConfigKeys.ALL.stream().flatMap(key -> key.variables().stream()))
        .doesNotHaveDuplicates();
    assertThat(ConfigKeys.ALL).extracting(ConfigKey::name).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("OP-4: docs/configuration.md is what `neosc config reference` prints")
  void theDocumentIsMadeOfTheCatalogue() throws IOException {
    var made = Files.writeString(Path.of("target", "configuration.md"), ConfigReference.markdown());

    assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
        .describedAs("run: ./neosc config reference > docs/configuration.md, or take " + made)
        .isEqualTo(ConfigReference.markdown());
  }
}
