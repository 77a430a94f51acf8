package io.neosc.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class ConfigFileTest {
  @TempDir Path folder;

  private Configuration read(String content) throws IOException {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private Configuration read(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("neosc.yaml"), content);
    return Configuration.read(Map.of("NEOSC_CONFIG", file.toString()), Use.DEVELOPMENT);
  }

  @Test
  @DisplayName("OP-4: keys in sections, keys with dots, lists and the framework's own section")
  void keysInSectionsAndWithDots() throws IOException {
    var configuration =
        read(
            """
            neosc:
              port: 9090
              security.access-token-ttl: 5m
              cors:
                allowed-origins:
                  - https://a.example.org
                  - https://b.example.org
              live: {allowed-origins: "https://c.example.org, https://d.example.org"}
            neosc.drain: 2s
            mongodb:
              uri: mongodb://db/neosc
            micronaut:
              server:
                netty: {max-header-size: 4096}
            """);

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.properties())
        .containsEntry("neosc.port", "9090")
        .containsEntry("neosc.security.access-token-ttl", "5m")
        .containsEntry("neosc.drain", "2s")
        .containsEntry("mongodb.uri", "mongodb://db/neosc")
        .containsEntry("micronaut.server.netty.max-header-size", "4096")
        .containsEntry(
            "neosc.cors.allowed-origins", List.of("https://a.example.org", "https://b.example.org"))
        .containsEntry(
            "neosc.live.allowed-origins",
            List.of("https://c.example.org", "https://d.example.org"));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("OP-4: an unknown key is refused by its line, with the nearest known key")
  @CsvSource(
      delimiter = '|',
      value = {
        "neosc: {prot: 1} | unknown key \"neosc.prot\"; the nearest is neosc.port",
        "neosc: {dataDir: x} | unknown key \"neosc.dataDir\"; the nearest is neosc.data-dir",
        "neosc: {securty: {jwt-secret: x}} | unknown key \"neosc.securty\"; the nearest is"
            + " neosc.security",
        "noesc: {port: 1} | unknown key \"noesc\"; the nearest is neosc",
        "server: {port: 1} | unknown key \"server\"; the nearest is",
        "mongodb: {url: x} | unknown key \"mongodb.url\"; the nearest is mongodb.uri",
        "neosc: {port: {a: 1}} | neosc.port is a whole number",
        "neosc: {port: [1, 2]} | neosc.port is a whole number",
        "neosc: 5 | neosc is a section with keys below it, not a value",
        "neosc: [1] | neosc is a section with keys below it, not a value",
        "neosc: {? [a] : 1} | a key is a single word here",
        "neosc: {port: 1, port: 2} | \"neosc.port\" stands here for the second time",
        "{neosc: {port: 1}, neosc.port: 2} | neosc.port was set in",
        "{neosc: {port: 1}, neosc: {drain: 2s}} | \"neosc\" stands here for the second time",
        "just text | keys are expected here",
        "[1, 2] | keys are expected here",
        "neosc: {cors: {allowed-origins: [{a: 1}]}} | neosc.cors.allowed-origins is a list",
        "neosc: {<<: {port: 1}} | unknown key \"neosc.<<\"",
      })
  void whatIsNotKnownIsRefused(String content, String problem) throws IOException {
    assertThat(read(content).problems())
        .singleElement()
        .asString()
        .contains("neosc.yaml:1: " + problem);
  }

  static Stream<Arguments> hostile() {
    var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (var i = 1; i < 20; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }
    return Stream.of(
        Arguments.of("a reference to itself", "neosc: &a {security: *a}", "by an alias"),
        Arguments.of("a billion laughs", laughs + "neosc: {port: *a19}", "by an alias"),
        Arguments.of("a deep one", "[".repeat(10_000), "nested deeper"),
        Arguments.of("a large one", "#" + "x".repeat(2_000_000), "larger"),
        Arguments.of("an unknown alias", "neosc: {admin: {password: *planted}}", ":1: this is not"),
        Arguments.of("an unknown tag", "neosc: {port: !planted!x 1}", ":1: this is not"),
        Arguments.of("a tab", "neosc:\n\tport: planted", ":2: this is not"),
        Arguments.of("two documents", "neosc: {port: 1}\n---\nneosc: {port: 2}", "not valid YAML"),
        Arguments.of("a broken quote", "neosc:\n  host: \"planted\" planted\n", ":2: this is not"),
        Arguments.of("a null byte", "neosc: {host: a\0planted}", "a character that YAML"),
        Arguments.of(
            "a Java type",
            "neosc: {port: !!javax.script.ScriptEngineManager [x]}",
            ":1: this is not"));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("OP-4: a hostile file gets a sentence that repeats nothing of it")
  @MethodSource("hostile")
  void aHostileFileGetsASentence(String name, String content, String problem) throws IOException {
    assertThat(read(content).problems())
        .describedAs(name)
        .singleElement()
        .asString()
        .contains("neosc.yaml", problem)
        .doesNotContain("planted");
  }

  @Test
  @DisplayName("OP-4: bytes that are no text, a folder and a missing file get a sentence")
  void whatCannotBeReadGetsASentence() throws IOException {
    assertThat(read(new byte[] {'n', (byte) 0xff, (byte) 0xfe}).problems())
        .singleElement()
        .asString()
        .contains("neosc.yaml is not UTF-8 text");
    for (var name : List.of(folder.toString(), folder.resolve("missing").toString(), "a\0b")) {
      assertThat(Configuration.read(Map.of("NEOSC_CONFIG", name), Use.DEVELOPMENT).problems())
          .singleElement()
          .asString()
          .startsWith("NEOSC_CONFIG names ");
    }
  }

  @Test
  @DisplayName("OP-4: an empty file and one with comments alone say nothing")
  void anEmptyFileSaysNothing() throws IOException {
    assertThat(read("").problems()).isEmpty();
    assertThat(read("# nothing\n---\n").problems()).isEmpty();
    assertThat(read("~").problems()).isEmpty();
  }
}
