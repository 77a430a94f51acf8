package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-3: the words by which entries are found")
class AuditWordsTest {

  private static AuditEntry entry(@Nullable PersonalPart personal) {
    return new AuditEntry(
        1,
        "main",
        1,
        new AuditEntryId("aud-1"),
        "usr-1",
        "launch_workspace",
        "workspace:ws-Desk",
        Instant.parse("2026-03-05T10:30:00Z"),
        true,
        null,
        null,
        null,
        null,
        "0".repeat(64),
        personal,
        "0".repeat(64),
        "0".repeat(64));
  }

  private static PersonalPart personal(String details, @Nullable Map<String, Object> after) {
    return new PersonalPart(
        Salt.of(new byte[Salt.LENGTH]),
        "Ada@Example.org",
        "2001:db8::17",
        "Firefox/150",
        details,
        null,
        after);
  }

  @Test
  @DisplayName("everything that is said in an entry has its words, whatever their case")
  void everythingHasItsWords() {
    var after =
        Map.<String, Object>of(
            "limits", Map.of("max", 5L), "names", List.of("Groß", true), "id", "x");

    assertThat(AuditWords.of(entry(personal("Übergabe an ＡＢＣ!", after))))
        .containsExactlyInAnyOrder(
            "launch",
            "workspace",
            "ws",
            "desk",
            "ada",
            "example",
            "org",
            "2001:db8::17",
            "firefox",
            "150",
            "übergabe",
            "an",
            "abc",
            "limits",
            "max",
            "5",
            "names",
            "groß",
            "true",
            "id",
            "x");
  }

  @Test
  @DisplayName("AU-12: an entry without its personal part has the words that are left")
  void erasedEntriesHaveFewWords() {
    assertThat(AuditWords.of(entry(null)))
        .containsExactlyInAnyOrder("launch", "workspace", "ws", "desk");
  }

  @Test
  @DisplayName("UUIDs and addresses are one word, alone and within others")
  void idsAndAddressesAreOneWord() {
    var id = "0199a1b2-c3d4-7e5f-8a9b-000000000001";
    assertThat(AuditWords.askedBy("ses-" + id + ",192.0.2.17/24 [2001:DB8::1]:8080"))
        .containsExactlyInAnyOrder("ses", id, "192.0.2.17", "24", "2001:db8::1", "8080");
  }

  @Test
  @DisplayName("hostile text has few and short words, or none")
  void hostileText() {
    assertThat(AuditWords.askedBy("{$ne: null} .* \\ \u0000 ' OR 1=1"))
        .containsExactlyInAnyOrder("ne", "null", "or", "1");
    assertThat(AuditWords.askedBy(" \t=%$*\uD83D ")).isEmpty();
    assertThat(AuditWords.askedBy("a".repeat(100_000))).containsExactly("a".repeat(40));
    var many = IntStream.range(0, 5000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    assertThat(AuditWords.of(entry(personal(many, null)))).hasSize(AuditWords.MOST);
    assertThat(AuditWords.askedBy("1.".repeat(50_000) + ":".repeat(50_000))).hasSizeLessThan(4);
  }
}
