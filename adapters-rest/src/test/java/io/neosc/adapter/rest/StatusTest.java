package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.identity.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Statistics, tickets and alerts over HTTP")
final class StatusTest {

  @Test
  @DisplayName("SE-14: counts are true, what is not computed is null with a reason")
  void countsAreTrue() {
    try (var server = TestServer.start()) {
      var token = server.signIn(Role.USER);
      var stats = server.get("/api/stats").as(token).send().is(200);
      assertThat(stats.json())
          .containsOnlyKeys(
              "active_sessions",
              "total_workspaces",
              "total_users",
              "security_score",
              "security_score_reason",
              "uptime",
              "uptime_reason",
              "uptime_ratio",
              "uptime_coverage")
          .containsEntry("active_sessions", 0)
          .containsEntry("total_workspaces", 3)
          .containsEntry("total_users", 2)
          .containsEntry("security_score", null)
          .containsEntry("uptime", null)
          .containsEntry("uptime_ratio", null)
          .containsEntry("uptime_coverage", 0.0);
      assertThat(stats.text("security_score_reason")).isNotBlank();
      assertThat(stats.text("uptime_reason")).isNotBlank();

      server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
      assertThat(server.get("/api/stats").as(token).send().json())
          .containsEntry("active_sessions", 1);
    }
  }

  @Test
  @DisplayName("LI-2: a ticket is for the caller's sign-in, once")
  void ticketsAreForTheCaller() {
    try (var server = TestServer.start()) {
      var token = server.signIn(Role.AUDITOR);
      var answer = server.post("/api/ws-ticket").as(token).send().is(200);

      assertThat(answer.json())
          .containsOnlyKeys("ticket", "expires_in")
          .containsEntry("expires_in", 30);
      assertThat(server.app.tickets.redeem(answer.text("ticket")))
          .isEqualTo(server.tokens().verify(token));
      assertThat(server.app.tickets.redeem(answer.text("ticket"))).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "AL-5, AL-6: alerts are listed newest first, by status and severity, and read one by one")
  void alertsAreRead() {
    try (var server = TestServer.start()) {
      var now = server.app.clock.instant();
      var context = CommitContext.system("0".repeat(31) + "1");
      var high = AlertFixture.aFiringAlert(AlertFixture.aCause("one", Severity.HIGH), now);
      var critical =
          AlertFixture.aFiringAlert(
              AlertFixture.aCause("two", Severity.CRITICAL), now.plusSeconds(1));
      server.app.commits.commit(context, high);
      server.app.commits.commit(context, critical);
      var token = server.signIn(Role.OPERATOR);

      var all = server.get("/api/admin/alerts").as(token).send().is(200);
      assertThat(all.list())
          .extracting(alert -> alert.get("id"))
          .containsExactly(critical.state().id().value(), high.state().id().value());
      assertThat(all.list().getFirst())
          .containsOnlyKeys(
              "id",
              "rule_id",
              "rule_version",
              "fingerprint",
              "labels",
              "subject",
              "host",
              "service",
              "severity",
              "status",
              "message",
              "value",
              "threshold",
              "started_at",
              "acknowledged_at",
              "acknowledged_by",
              "notes",
              "resolved_at",
              "resolved_by",
              "count",
              "evidence",
              "inhibited_by",
              "silenced_by")
          .containsEntry("severity", "critical")
          .containsEntry("status", "firing")
          .containsEntry("count", 1);
      assertThat(
              server
                  .get("/api/admin/alerts?severity=high&status=firing")
                  .as(token)
                  .send()
                  .is(200)
                  .list())
          .hasSize(1);
      assertThat(server.get("/api/admin/alerts?status=resolved").as(token).send().is(200).body())
          .isEqualTo("[]");
      assertThat(
              server
                  .get("/api/admin/alerts?severity=HIGH&status=open")
                  .as(token)
                  .send()
                  .isProblem(400, "request.invalid")
                  .fieldErrors())
          .containsExactlyInAnyOrder("severity:invalid", "status:invalid");
      assertThat(
              server
                  .get("/api/admin/alerts/" + high.state().id().value())
                  .as(token)
                  .send()
                  .is(200)
                  .json())
          .isEqualTo(all.list().getLast());
      server.get("/api/admin/alerts/alr-none").as(token).send().isMissing("alert.not-found");
      server.get("/api/admin/alerts/none").as(token).send().isMissing("alert.not-found");
    }
  }
}
