package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The file is written by audit-chain-vectors.py, which shares no code with this program. It must
 * never change for version 1: chains of that form exist.
 */
@SuppressWarnings("unchecked") // the parsed file is maps and lists of known shape
class AuditChainVectorsTest {
  private static final Map<String, Object> FILE = file();
  private static final String CHAIN = text(FILE, "chain");
  private static final List<Map<String, Object>> ENTRIES =
      (List<Map<String, Object>>) present(FILE, "entries");

  @TestFactory
  @DisplayName("AU-6 AU-12 each entry has the canonical form, commitment and hash of the vectors")
  Stream<DynamicTest> entriesAreChainedAsInTheVectors() {
    var log = AuditLog.empty(CHAIN);
    return ENTRIES.stream()
        .map(vector -> {
          var entry = log.append(draft(vector));
          return DynamicTest.dynamicTest(
              text(vector, "about"),
              () -> {
                assertThat(Objects.requireNonNull(entry.personal()).canonical())
                    .isEqualTo(text(vector, "personal_canonical"));
                assertThat(entry.commitment()).isEqualTo(text(vector, "commitment"));
                assertThat(entry.canonical()).isEqualTo(text(vector, "canonical"));
                assertThat(entry.prevHash()).isEqualTo(text(vector, "prev_hash"));
                assertThat(entry.hash()).isEqualTo(text(vector, "hash"));
                assertThat(entry.computedHash()).isEqualTo(text(vector, "hash"));
              });
        });
  }

  @Test
  @DisplayName(
      "AU-6 AU-12 the chain of the vectors is as its hashes say, with one part erased since")
  void theChainOfTheVectorsIsIntact() {
    var log = AuditLog.empty(CHAIN);
    var found =
        ENTRIES.stream()
            .map(vector -> {
              var entry = log.append(draft(vector));
              return ((Map<String, Object>) present(vector, "draft")).containsKey("erased")
                  ? AuditFixture.erased(entry)
                  : entry;
            })
            .toList();

    var report = Verification.of(found);
    assertThat(report.head()).isEqualTo(log.head());
    assertThat(report.entries()).isEqualTo(ENTRIES.size());
    assertThat(report.erased()).isEqualTo(1);
    // the vectors hold no erase_user entry, and that is all that a verification misses
    assertThat(report.first().orElseThrow().detail())
        .isEqualTo("has no personal part, and nobody was erased");
  }

  @TestFactory
  @DisplayName("AU-6 values have the canonical JSON of the vectors")
  Stream<DynamicTest> valuesAreWrittenAsInTheVectors() {
    return ((List<Map<String, @Nullable Object>>) present(FILE, "json"))
        .stream()
            .map(vector ->
                DynamicTest.dynamicTest(
                    String.valueOf(vector.get("canonical")),
                    () ->
                        assertThat(CanonicalJson.of(vector.get("value")))
                            .isEqualTo(vector.get("canonical"))));
  }

  private static AuditDraft draft(Map<String, Object> vector) {
    var fields = (Map<String, @Nullable Object>) present(vector, "draft");
    var personal = (Map<String, @Nullable Object>) Objects.requireNonNull(fields.get("personal"));
    return new AuditDraft(
        new AuditEntryId(text(fields, "id")),
        (String) fields.get("user_id"),
        text(fields, "action"),
        text(fields, "resource"),
        Instant.parse(text(fields, "timestamp")),
        Boolean.TRUE.equals(fields.get("success")),
        (String) fields.get("role"),
        (String) fields.get("sign_in"),
        (String) fields.get("session_id"),
        (String) fields.get("trace_id"),
        new PersonalPart(
            Salt.ofHex(text(personal, "salt")),
            (String) personal.get("user_email"),
            (String) personal.get("ip_address"),
            (String) personal.get("user_agent"),
            (String) personal.get("details"),
            (Map<String, @Nullable Object>) personal.get("before"),
            (Map<String, @Nullable Object>) personal.get("after")));
  }

  private static String text(Map<String, ? extends @Nullable Object> object, String name) {
    return (String) present(object, name);
  }

  private static Object present(Map<String, ? extends @Nullable Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  private static Map<String, Object> file() {
    try (var in = AuditChainVectorsTest.class.getResourceAsStream("/audit-chain-vectors.json")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return (Map<String, Object>) Objects.requireNonNull(Json.parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
