package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.shared.DomainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditCatalogueTest {
  private static final Path CATALOGUE = Path.of("..", "docs", "audit-events.md");

  @Test
  @DisplayName("AU-2: docs/audit-events.md lists exactly the entries that the code writes")
  void catalogueIsTheCode() throws IOException {
    var documented =
        Files.readAllLines(CATALOGUE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(AuditCatalogueTest::row)
            .collect(Collectors.toCollection(TreeSet::new));
    var written =
        EveryEvent.all().stream()
            .flatMap(AuditCatalogueTest::row)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(written);
  }

  @Test
  @DisplayName("AU-2: every event there is has its wording")
  void everyEventIsWorded() {
    var seen = EveryEvent.all().stream().map(Object::getClass).collect(Collectors.toSet());
    var known =
        EveryEvent.kinds().stream()
            .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
            .collect(Collectors.toSet());
    assertThat(seen).isEqualTo(known);
  }

  @Test
  @DisplayName("AU-2: no kind of event is forgotten here")
  void everyKindOfEventIsKnown() throws IOException {
    var sources = Path.of("..", "domain", "src", "main", "java");
    try (Stream<Path> files = Files.walk(sources)) {
      var kinds =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Event.java") && !name.equals("DomainEvent.java"))
              .map(name -> name.replace(".java", ""))
              .toList();
      assertThat(EveryEvent.kinds())
          .extracting(Class::getSimpleName)
          .containsExactlyInAnyOrderElementsOf(kinds);
    }
  }

  private static Stream<String> row(DomainEvent event) {
    return switch (Wordings.of(event)) {
      case Wording.Entry entry ->
          Stream.of(
              entry.action() + " " + pattern(entry.resource()) + (entry.success() ? "" : " false"));
      case Wording.None none -> {
        assertThat(none.because()).isNotBlank();
        yield Stream.of();
      }
    };
  }

  private static String pattern(String resource) {
    return resource.contains(":")
        ? resource.substring(0, resource.indexOf(':')) + ":{id}"
        : resource;
  }

  /** {@code | `action` | `resource` | success | when |} as {@code action resource[ false]}. */
  private static String row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    return cells.get(1).replace("`", "")
        + " "
        + cells.get(2).replace("`", "")
        + (cells.get(3).equals("true") ? "" : " false");
  }
}
