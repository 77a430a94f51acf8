package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.audit.export.ExportVerification;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.domain.identity.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AU-10: exporting the trail over HTTP")
class AuditExportTest {
  private static final String EXPORT = "/api/admin/audit-logs/export";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static VerificationReport verified(byte[] file) {
    return ExportVerification.of(new ByteArrayInputStream(file))
        .orElseThrow()
        .report(new ByteArrayInputStream(file), (_, _, _) -> Answer.VALID);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each format is a file that verifies, named by its export")
  void eachFormatVerifies(ExportFormat format) {
    var auditor = server.signIn(Role.AUDITOR);
    var answer = server.get(EXPORT + "?format=" + format.text()).as(auditor).send().is(200);
    var report = verified(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(report.worst()).isEqualTo(Status.UNKNOWN);
    assertThat(report.completeness().status()).as("%s", report).isEqualTo(Status.INTACT);
    assertThat(report.entries()).isPositive();
    var headers = answer.raw().headers();
    var export = headers.firstValue("NeoSC-Export").orElseThrow();
    assertThat(answer.body()).contains(export);
    assertThat(headers.firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "neosc-audit-" + export + "." + format.suffix());
    assertThat(headers.firstValue("Content-Type").orElseThrow())
        .startsWith(format.mediaType().split(";")[0]);
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    var told = server.get("/api/audit-logs?action=export_audit").as(auditor).send().list();
    assertThat(told.getFirst().toString()).contains(export, format.text());
  }

  @Test
  @DisplayName("conditions are those of the search")
  void conditionsAreThoseOfTheSearch() {
    var auditor = server.signIn(Role.AUDITOR);
    var file = server.get(EXPORT + "?action=login&success=true").as(auditor).send().is(200).body();
    var lines = file.split("\n");
    assertThat(lines).hasSizeGreaterThan(1);
    for (var i = 0; i < lines.length - 1; i++) {
      assertThat(lines[i]).contains("\"action\":\"login\"", "\"success\":true");
    }
    assertThat(verified(file.getBytes(StandardCharsets.UTF_8)).completeness().status())
        .isEqualTo(Status.UNKNOWN);
    var words = server.get(EXPORT + "?q=password").as(auditor).send().is(200).body();
    assertThat(words.split("\n")).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?format=xml",
        "?format=",
        "?format=csv&format=jsonl",
        "?from=yesterday",
        "?from=2026-03-05T12:00:00Z&to=2026-03-05T11:00:00Z",
        "?limit=5",
        "?cursor=x",
        "?view=everything",
        "?q=%00",
        "?action=Login%0d%0a"
      })
  @DisplayName("what was asked wrongly is refused before the first byte, and not audited")
  void wrongQuestionsAreRefused(String query) {
    var auditor = server.signIn(Role.AUDITOR);
    var before = exported(auditor);
    server.get(EXPORT + query).as(auditor).send().isProblem(400, "request.invalid");
    assertThat(exported(auditor)).isEqualTo(before);
  }

  private static int exported(String auditor) {
    return server.get("/api/audit-logs?action=export_audit").as(auditor).send().list().size();
  }

  @Test
  @DisplayName("RE-3: without the store there is no export, for it could not be audited")
  void noExportWithoutAudit() {
    var auditor = server.signIn(Role.AUDITOR);
    server.app.store.goAway(true);
    server.get(EXPORT).as(auditor).send().isProblem(503, "server.unavailable");
    server.app.store.goAway(false);
    server.get(EXPORT).as(auditor).send().is(200);
  }
}
