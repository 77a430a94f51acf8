package io.neosc.domain.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.CanonicalJsonReader;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.PersonalPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AU-10: the formats of an export")
class ExportFormatTest {
  private static AuditEntry entry(AuditDraft draft) {
    return AuditLog.empty(ChainHead.MAIN).append(draft);
  }

  private static AuditEntry with(String text) {
    return entry(
        "login",
        "auth",
        new PersonalPart(
            AuditFixture.aSalt(1),
            text,
            text,
            text,
            text,
            Map.of("field", text),
            Map.of("x", List.of(text))));
  }

  private static AuditEntry entry(String action, String resource, PersonalPart personal) {
    var usual = AuditFixture.aDraft();
    return entry(
        new AuditDraft(
            usual.id(),
            usual.userId(),
            action,
            resource,
            usual.timestamp(),
            true,
            "user",
            usual.signIn(),
            null,
            null,
            personal));
  }

  private static Stream<AuditEntry> entries() {
    var usual = AuditFixture.aChainOf(2);
    return Stream.of(
        entry(AuditFixture.theFullestDraft()),
        AuditFixture.erased(usual.getFirst()),
        usual.getLast(),
        with("=1+1"),
        with("\r\n\"quoted\", and \u0000 \u2028 \\ 'so'\n"),
        with(""),
        with("proof"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a record is one line, from which its entry comes back; any other text is refused")
  void aRecordIsOneLine(ExportFormat format) {
    entries()
        .forEach(entry -> {
          var record = format.record(entry);
          assertThat(record).doesNotContain("\n", "\r");
          assertThat(format.entry(record)).isEqualTo(entry);
          for (var at = 0; at < record.length(); at++) {
            var changed =
                record.substring(0, at) + (char) (record.charAt(at) ^ 1) + record.substring(at + 1);
            assertOther(format, changed, entry);
          }
          assertOther(format, record + " ", entry);
          assertOther(format, " " + record, entry);
          assertOther(format, "", entry);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("what changed comes back from as deep as it may be nested")
  void theDeepestChangesComeBack(ExportFormat format) {
    var deepest = deepest();
    assertThat(format.entry(format.record(deepest))).isEqualTo(deepest);
  }

  private static AuditEntry deepest() {
    Object value = "x";
    while (true) {
      try {
        part(List.of(value));
      } catch (IllegalArgumentException tooDeep) {
        return entry("login", "auth", part(value));
      }
      value = List.of(value);
    }
  }

  private static PersonalPart part(Object changed) {
    return new PersonalPart(
        AuditFixture.aSalt(1), null, null, null, null, null, Map.of("x", changed));
  }

  /** Refused, or another entry, whose own hash no longer fits. */
  private static void assertOther(ExportFormat format, String record, AuditEntry entry) {
    try {
      assertThat(format.entry(record)).as(record).isNotEqualTo(entry);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("ada@example.org");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u0000@x", "\n-1"})
  @DisplayName("a cell of CSV that a spreadsheet would take for a formula is defused")
  void formulasAreDefused(String formula) {
    var record = ExportFormat.CSV.record(with(formula));
    var cells = record.split(",", -1);
    assertThat(cells[7]).startsWith("'").endsWith(formula.strip().replaceAll("\\p{Cntrl}", ""));
    assertThat(cells[10]).startsWith("'");
    assertThat(cells[11]).startsWith("'");
    assertThat(cells[12]).startsWith("'");
    assertThat(record).contains(AuditLine.of(with(formula)).replace("\"", "\"\""));
    assertThat(ExportFormat.CSV.record(with("1-1"))).doesNotContain("'");
  }

  @Test
  @DisplayName("CSV has a cell for each column, quoted as RFC 4180 says")
  void csvHasItsColumns() {
    var columns = ExportFormat.CSV.header().split(",").length;
    assertThat(columns).isEqualTo(20);
    var cells = ExportFormat.CSV.record(AuditFixture.aChainOf(1).getFirst()).split(",", columns);
    assertThat(cells).hasSize(columns).startsWith("1").contains("login", "auth", "true");
    assertThat(cells[columns - 1]).startsWith("\"{\"\"action\"\":\"\"login\"\"").endsWith("}\"");
    assertThat(ExportFormat.CSV.record(with("a,\"b\""))).contains("\"a,\"\"b\"\"\"");
  }

  @Test
  @DisplayName("an event has what CloudEvents 1.0 requires, and the entry as its data")
  void cloudEventsHaveTheirAttributes() {
    entries()
        .forEach(entry -> {
          var event = CanonicalJsonReader.object(ExportFormat.CLOUDEVENTS.record(entry));
          assertThat(event)
              .containsEntry("specversion", "1.0")
              .containsEntry("id", entry.id().value())
              .containsEntry("source", "/neosc/audit/main")
              .containsEntry("type", "io.neosc.audit." + entry.action())
              .containsEntry("subject", entry.resource())
              .containsEntry("datacontenttype", "application/json");
          assertThat((String) event.get("time"))
              .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
          assertThat(event.keySet()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
          assertThat(event.get("data")).isEqualTo(CanonicalJsonReader.object(AuditLine.of(entry)));
        });
  }

  @Test
  @DisplayName("an event has what its OCSF class requires")
  void ocsfHasItsMembers() {
    entries()
        .forEach(entry -> {
          var event = CanonicalJsonReader.object(ExportFormat.OCSF.record(entry));
          assertThat(event)
              .containsKeys("activity_id", "metadata", "time", "src_endpoint")
              .containsEntry("raw_data", AuditLine.of(entry))
              .containsEntry("status_id", entry.success() ? 1L : 2L);
          var type = (long) value(event, "class_uid");
          assertThat(event)
              .containsEntry("category_uid", type / 1000)
              .containsEntry("type_uid", type * 100 + (long) value(event, "activity_id"));
          assertThat(object(event, "metadata").keySet().stream().map(String::valueOf))
              .contains("product", "version");
          assertThat(object(event, "src_endpoint")).hasSize(1);
          if (entry.resource().equals("auth")) {
            assertThat(type).isEqualTo(3002);
            assertThat(event).containsKeys("user", "service");
          } else {
            assertThat(type).isEqualTo(6003);
            assertThat(event).containsKeys("actor", "api");
          }
        });
  }

  @Test
  @DisplayName("what is done is told by the activity of its OCSF class")
  void ocsfActivities() {
    assertThat(activity("login", "auth")).isEqualTo(1);
    assertThat(activity("sso_login", "auth")).isEqualTo(1);
    assertThat(activity("logout", "auth")).isEqualTo(2);
    assertThat(activity("refresh_token", "auth")).isEqualTo(99);
    assertThat(activity("create_workspace", "workspace:x")).isEqualTo(1);
    assertThat(activity("read_audit", "audit_log")).isEqualTo(2);
    assertThat(activity("update_user", "user:x")).isEqualTo(3);
    assertThat(activity("delete_user", "user:x")).isEqualTo(4);
    assertThat(activity("launch_workspace", "workspace:x")).isEqualTo(99);
  }

  private static long activity(String action, String resource) {
    var entry = entry(action, resource, PersonalPart.empty(AuditFixture.aSalt(1)));
    return (long) value(CanonicalJsonReader.object(ExportFormat.OCSF.record(entry)), "activity_id");
  }

  private static Object value(Map<String, @Nullable Object> event, String name) {
    var value = event.get(name);
    assertThat(value).as(name).isNotNull();
    return Objects.requireNonNull(value);
  }

  private static Map<?, ?> object(Map<String, @Nullable Object> event, String name) {
    return (Map<?, ?>) value(event, name);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a proof comes back from its record, and no entry is taken for one")
  void proofs(ExportFormat format) {
    var proof =
        new ExportProof(
            "exp-1",
            ChainHead.MAIN,
            AuditFixture.NOON,
            format,
            Map.of("action", List.of("login"), "q", List.of("\"=x\"", "y")),
            null,
            null,
            3,
            "ab".repeat(32),
            List.of(),
            AuditFixture.aChainOf(2),
            "ab12",
            "cd".repeat(64));
    var record = format.trailer(proof);
    assertThat(record).doesNotContain("\n", "\r");
    assertThat(format.proof(record)).isEqualTo(proof);
    assertThatIllegalArgumentException().isThrownBy(() -> format.entry(record));
    for (var at = 0; at < record.length(); at++) {
      var changed =
          record.substring(0, at) + (char) (record.charAt(at) ^ 1) + record.substring(at + 1);
      try {
        assertThat(format.proof(changed)).isNotEqualTo(proof);
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
    entries()
        .forEach(entry ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> format.proof(format.record(entry))));
    assertThat(ExportFormat.of(format.text())).contains(format);
    assertThat(ExportFormat.of("xml")).isEmpty();
    var firstLine = format.header().isEmpty() ? format.record(with("x")) : format.header();
    assertThat(ExportFormat.ofFile(firstLine)).isEqualTo(format);
  }
}
