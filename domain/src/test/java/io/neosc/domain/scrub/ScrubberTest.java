package io.neosc.domain.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Secrets in text")
final class ScrubberTest {
  private static final int PLANTED = 2_000;
  private static final int ORDINARY = 100_000;

  /** So much of a secret in a row would be a leak. */
  private static final int PIECE = 10;

  @ParameterizedTest(name = "OB-7: each of 2,000 planted secrets of the kind {0} is found")
  @EnumSource
  void allPlantedSecretsAreFound(Planted.Kind kind) {
    var random = new SplittableRandom(kind.name().hashCode());
    var leaks = new ArrayList<String>();
    for (var i = 0; i < PLANTED; i++) {
      var planted = Planted.of(kind, random);
      var scrubbed = Scrubber.scrub(planted.text());
      if (leaks(scrubbed, planted.secret())) {
        leaks.add(planted.text() + "\n -> " + scrubbed);
      }
      assertThat(Scrubber.scrub(scrubbed)).as("scrubbed twice").isEqualTo(scrubbed);
    }
    assertThat(leaks).isEmpty();
  }

  private static boolean leaks(String scrubbed, String secret) {
    var size = Math.min(PIECE, secret.length());
    for (var i = 0; i + size <= secret.length(); i++) {
      if (scrubbed.contains(secret.substring(i, i + size))) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("OB-7: 100,000 ordinary lines stay as they are")
  void ordinaryLinesAreUntouched() {
    var random = new SplittableRandom(7);
    var hits = new ArrayList<String>();
    for (var i = 0; i < ORDINARY; i++) {
      var line = Ordinary.line(random);
      var scrubbed = Scrubber.scrub(line);
      if (!scrubbed.equals(line)) {
        hits.add(line + "\n -> " + scrubbed);
      }
    }
    assertThat(hits).isEmpty();
  }

  @ParameterizedTest(name = "OB-7: {0} speaks of secrets and has none")
  @ValueSource(
      strings = {
        "access.md",
        "architecture.md",
        "audit-chain.md",
        "audit-events.md",
        "live-stream.md",
        "problems.md"
      })
  void theDocumentsAreOrdinary(String document) throws IOException {
    for (var line : Files.readAllLines(Path.of("../docs", document))) {
      assertThat(Scrubber.scrub(line)).isSameAs(line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://ada:hunter2@example.org/x|https://ada:[masked]@example.org/x",
        "redis://:p%40ss@h:6379 and http://h:80/a@b|redis://:[masked]@h:6379 and http://h:80/a@b",
        "{\"password\":\"a \\\" b\",\"n\":1}|{\"password\":\"[masked]\",\"n\":1}",
        "{\\\"password\\\":\\\"a\\\\\\\"b\\\"}|{\\\"password\\\":\\\"[masked]\\\"}",
        "a?token=abc&b=1|a?token=[masked]&b=1",
        "Login[email=a, password=it's, now]|Login[email=a, password=[masked], now]",
        "Authorization: Basic YTpi YTpi|Authorization: Basic YTpi YTpi",
        "Authorization: Basic YWRhOnNlY3JldA== ok|Authorization: [masked]",
        "password=true&secret=null&token=***|password=true&secret=null&token=***",
        "password=${DB_PASSWORD} PWD=/srv/ada|password=${DB_PASSWORD} PWD=/srv/ada",
        "{\"password\":\"\",\"token\":false}|{\"password\":\"\",\"token\":false}",
        "{\"password\":12345678}|{\"password\":[masked]}",
      })
  @DisplayName("OB-7: what is masked is the secret, and what stands around it stays")
  void onlyTheSecretIsMasked(String text, String scrubbed) {
    assertThat(Scrubber.scrub(text)).isEqualTo(scrubbed);
  }

  @Test
  @DisplayName("AU-14: lists and maps are scrubbed in every depth, by name and by form")
  void structuresAreScrubbed() {
    var jwt = Planted.jwt(new SplittableRandom(1));

    assertThat(
            Scrubber.scrubAll(
                Map.of(
                    "password",
                    "letmein",
                    "name",
                    "a " + jwt,
                    "tags",
                    List.of("plain", jwt, 7, true),
                    "inner",
                    Map.of("api_key", "letmein", "role", "admin"))))
        .isEqualTo(
            Map.of(
                "password",
                "[masked]",
                "name",
                "a [masked]",
                "tags",
                List.of("plain", "[masked]", 7, true),
                "inner",
                Map.of("api_key", "[masked]", "role", "admin")));
    assertThat(Scrubber.scrubFields(Map.of("token", "x", "n", 1)))
        .isEqualTo(Map.of("token", "[masked]", "n", 1));
    assertThat(Scrubber.scrubAll(null)).isNull();
    assertThat(Scrubber.scrubOrNull(null)).isNull();
  }

  @Test
  @DisplayName("OB-7: hostile text of a megabyte is got through, and twice is as once")
  void hostileTextIsGotThrough() {
    for (var pattern : Hostile.PATTERNS) {
      var text = Hostile.text(pattern, 1_000_000);
      var scrubbed = Scrubber.scrub(text);
      assertThat(Scrubber.scrub(scrubbed).equals(scrubbed)).as(pattern).isTrue();
    }
  }

  @Test
  @DisplayName("OB-7: beginnings and ends of secrets in any order are got through")
  void anyTextIsGotThrough() {
    var random = new SplittableRandom(3);
    var pieces = new ArrayList<>(Hostile.PATTERNS);
    pieces.addAll(Arrays.asList(" ", "\"", "\\", "\n", "=", ":", "a", "é", "\uD83D", "@", "."));
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (var piece = 0; piece < 12; piece++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(Scrubber.scrub(text.toString())).as(text.toString()).isNotNull();
    }
  }
}
