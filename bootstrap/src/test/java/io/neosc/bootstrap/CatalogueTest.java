package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  @Test
  @DisplayName("WS-3: the shipped catalogue is readable and has the workspace of the walk-through")
  void theShippedCatalogueIsReadable() {
    var catalogue = Catalogue.at(Catalogue.SHIPPED);

    assertThat(catalogue).hasSize(6).containsKey(new WorkspaceId("ws-sap-neogenesys"));
  }

  @Test
  @DisplayName("WS-3: without a file there is no catalogue")
  void withoutAFileThereIsNoCatalogue() {
    assertThat(Catalogue.at(null)).isEmpty();
    assertThat(Catalogue.at(" ")).isEmpty();
  }

  @Test
  void everyFieldIsRead() {
    var catalogue =
        parse(
            """
            workspaces:
              - id: ws-a
                name: A
                type: rdp
                description: The first.
                image_url: https://images.example/a.png
                url: rdp://a.example
                launch_mode: new_tab
                cpu: 2 vCPU
                memory: 4 GB
                storage: 10 GB
                limits: {max_sessions: 7, max_sessions_per_user: 2, idle_timeout: 90s, max_duration: 1d}
                host_id: hst-1
                service: desktop
                organization: Finance
            """);

    assertThat(catalogue)
        .containsExactlyEntriesOf(
            Map.of(
                new WorkspaceId("ws-a"),
                new Workspace.Description(
                    "A",
                    WorkspaceType.RDP,
                    "The first.",
                    "https://images.example/a.png",
                    new ConnectionUrl("rdp://a.example"),
                    LaunchMode.NEW_TAB,
                    "2 vCPU",
                    "4 GB",
                    "10 GB",
                    new Limits(7, 2, Duration.ofSeconds(90), Duration.ofDays(1)),
                    "hst-1",
                    "desktop",
                    "Finance")));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    var catalogue = parse(MINIMAL);

    var only = catalogue.firstEntry().getValue();
    assertThat(only.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(only.description()).isEmpty();
    assertThat(only.cpu()).isNull();
  }

  @Test
  void theOrderOfTheFileIsKept() {
    var second = MINIMAL.substring(MINIMAL.indexOf('\n') + 1).replace("ws-a", "ws-b");

    var catalogue = parse(MINIMAL + second);

    assertThat(catalogue.sequencedKeySet())
        .containsExactly(new WorkspaceId("ws-a"), new WorkspaceId("ws-b"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @DisplayName("OP-4: a mistake is named with its line, and nothing is loaded")
  @CsvSource(
      delimiter = '|',
      value = {
        "name: A            | naem: A               | :3: unknown key \"naem\"",
        "name: A            | # no name             | :2: name is missing",
        "type: web          | type: mainframe       | :4: type: \"mainframe\" is not one of admin",
        "type: web          | type: [web]           | :4: type is a single value",
        "url: https://a.example | url: ftp://a.example  | :5: url: a connection URL is http",
        "url: https://a.example | url: https://u:p@a.example | :5: url: a connection URL is http",
        "launch_mode: iframe | launch_mode: popup   | :6: launch_mode: \"popup\" is not one of",
        "launch_mode: iframe | name: B              | :6: the key \"name\" stands here twice",
        "id: ws-a           | id: a                 | :2: id: an id of the form ws-",
        "id: ws-a           | id: 'ws-{$gt}'        | :2: id: an id of the form ws-",
        "- id: ws-a         | - [1, 2]              | expected <block end>",
        "workspaces:        | workspace:            | :1: unknown key \"workspace\"",
      })
  void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
    assertThatThrownBy(() -> parse(MINIMAL.replace(right, wrong)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("file.yaml:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{max_sessions: many}         | :7: max_sessions: \"many\" is not a whole number",
        "{max_sessions: -1}           | :7: max_sessions is 0 to 1000000",
        "{max_sessions_per_user: 0}   | :7: max_sessions_per_user is 1 to 100",
        "{idle_timeout: 30}           | :7: idle_timeout: \"30\" is not a duration",
        "{idle_timeout: 0s}           | :7: idle_timeout is positive",
        "{max_duration: 99999999999h} | :7: max_duration: \"99999999999h\" is not a duration",
        "{idle: 30m}                  | :7: unknown key \"idle\"",
        "5                            | :7: fields are expected here",
      })
  void aMistakeInTheLimitsIsNamedWithItsLine(String limits, String message) {
    assertThatThrownBy(() -> parse(MINIMAL + "    limits: " + limits))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void anIdStandsOnlyOnce() {
    var twice = MINIMAL + MINIMAL.substring(MINIMAL.indexOf('\n') + 1);

    assertThatThrownBy(() -> parse(twice))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("file.yaml:7: the id ws-a is taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workspaces: 5             | workspaces is a list",
        "[]                        | fields are expected here",
        "'workspaces: [&a [*a]]'   | file.yaml: Number of aliases",
        "'workspaces: [!!java.net.URL [\"http://x\"]]' | file.yaml:1: Global tag is not allowed",
        "'workspaces: [unclosed'   | file.yaml:1:",
      })
  void whatIsNoCatalogueIsRefused(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyFileIsAnEmptyCatalogue() {
    assertThat(parse("# nothing\n")).isEmpty();
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    var missing = folder.resolve("none.yaml").toString();

    assertThatThrownBy(() -> Catalogue.at(missing))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(missing);
    assertThatThrownBy(() -> Catalogue.at("classpath:none.yaml"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("classpath:none.yaml");
  }

  @Test
  void aFileOnDiskIsRead(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("catalogue.yaml"), MINIMAL);

    assertThat(Catalogue.at(file.toString())).containsOnlyKeys(new WorkspaceId("ws-a"));
  }

  private static final String MINIMAL =
      """
      workspaces:
        - id: ws-a
          name: A
          type: web
          url: https://a.example
          launch_mode: iframe
      """;

  private static SequencedMap<WorkspaceId, Workspace.Description> parse(String text) {
    return Catalogue.parse("file.yaml", new StringReader(text));
  }
}
