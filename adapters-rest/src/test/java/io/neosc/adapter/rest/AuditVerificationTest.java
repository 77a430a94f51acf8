package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verifying the audit trail over HTTP")
final class AuditVerificationTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("AU-9 AU-13: three answers, each with its reason, and an entry that says who asked")
  void threeAnswers() {
    var auditor = server.signIn(Role.AUDITOR);
    var answer = server.get("/api/admin/audit-logs/verify").as(auditor).send().is(200);

    assertThat(answer.body())
        .contains("\"status\":\"unknown\"")
        .contains(
            "\"integrity\":{\"status\":\"intact\",\"kind\":null,\"seq\":null,\"detail\":null}")
        .contains(
            "\"completeness\":{\"status\":\"unknown\",\"kind\":null,\"seq\":null,\"detail\":\"no ")
        .contains("\"freshness\":{\"status\":\"unknown\"")
        .contains("\"head\":{\"chain\":\"main\",\"seq\":");
    var told = server.get("/api/audit-logs?action=verify_audit").as(auditor).send().is(200).list();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .containsEntry("resource", "audit_log")
        .containsEntry("success", true)
        .extracting(Map::values)
        .asString()
        .contains("integrity intact, completeness unknown");
  }
}
