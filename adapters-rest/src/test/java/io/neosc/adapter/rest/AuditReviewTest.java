package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.review.ReviewWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The weekly review of the audit trail over HTTP")
final class AuditReviewTest {
  private static final String PATH = "/api/admin/reports/audit-review";
  private static TestServer server;
  private static ReviewWeek week;
  private static String auditor;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    week = ReviewWeek.of(server.app.clock.instant());
    var admin = server.signIn(Role.ADMIN);
    for (var i = 0; i < 3; i++) {
      refused("Mallory@example.org", i);
    }
    server
        .call("PATCH", "/api/policies/pol-mfa-required")
        .as(admin)
        .json("{\"enabled\":false}")
        .send();
    server.app.clock.forward(
        Duration.between(server.app.clock.instant(), week.to()).plusSeconds(1));
    auditor = server.signIn(Role.AUDITOR);
  }

  private static void refused(String email, int second) {
    server.app.commits.record(
        new CommitContext(null, "203.0.113.9", null, "0".repeat(31) + "1", null),
        new SignInEvent.Refused(
            email,
            null,
            SignInMethod.PASSWORD,
            RefusalReason.UNKNOWN_ACCOUNT,
            week.to().minusSeconds(second + 1)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<?, ?> part(Map<?, ?> in, String name) {
    return (Map<?, ?>) in.get(name);
  }

  @Test
  @DisplayName("AU-15: the last whole week, with exactly these fields")
  void fields() {
    var json = server.get(PATH).as(auditor).send().is(200).json();

    assertThat(json)
        .containsOnlyKeys(
            "week",
            "from",
            "to",
            "whole",
            "at",
            "trail_since",
            "failed_sign_ins",
            "admin_actions",
            "policy_changes",
            "new_addresses",
            "capacity")
        .containsEntry("week", week.text())
        .containsEntry("to", week.to().toString().replace("Z", ".000Z"))
        .containsEntry("whole", false);
    var failed = part(json, "failed_sign_ins");
    assertThat(failed.get("total")).isEqualTo(3);
    assertThat(failed.get("total_before")).isNull();
    assertThat((List<?>) failed.get("days")).hasSize(7);
    assertThat(((List<?>) failed.get("days")).getLast()).hasToString("{count=3, before=null}");
    assertThat(part(failed, "accounts"))
        .hasToString(
            "{distinct=1, complete=true, unnamed=0, top=[{name=mallory@example.org, count=3}]}");
    assertThat(part(failed, "addresses").get("top")).hasToString("[{name=203.0.113.9, count=3}]");
    assertThat((List<?>) part(json, "policy_changes").get("newest")).isNotEmpty();
    assertThat((Integer) part(json, "new_addresses").get("total")).isPositive();
    assertThat((Integer) part(json, "capacity").get("workspaces")).isEqualTo(3);
  }

  @Test
  @DisplayName("AU-15: the week that goes on can be read, and says that it is not whole")
  void present() {
    assertThat(server.get(PATH + "?week=" + week.text()).as(auditor).send().is(200).json())
        .containsEntry("week", week.text());
    var now = ReviewWeek.of(server.app.clock.instant());
    assertThat(server.get(PATH + "?week=" + now).as(auditor).send().is(200).json())
        .containsEntry("week", now.text())
        .containsEntry("whole", false);
  }

  @Test
  @DisplayName("AU-15: what is no week, has not begun, is asked twice or is unknown is refused")
  void refused() {
    var next = new ReviewWeek(ReviewWeek.of(server.app.clock.instant()).monday().plusDays(7));
    for (var query :
        List.of(
            "week=2026",
            "week=2026-W60",
            "week=2025-W53",
            "week=",
            "week=" + next,
            "week=9999-W01",
            "week=" + week + "&week=" + week.before(),
            "weeks=" + week)) {
      server.get(PATH + "?" + query).as(auditor).send().isProblem(400, "request.invalid");
    }
    server.get(PATH + "?week=" + week.before()).as(auditor).send().isMissing("audit.week-not-kept");
    server.get(PATH + "?week=0000-W01").as(auditor).send().isMissing("audit.week-not-kept");
  }

  @Test
  @DisplayName("AU-13: reading it is in the trail")
  void audited() {
    var reader = server.signIn(Role.OPERATOR);
    server.get(PATH).as(reader).send().is(200);

    var told =
        server.get("/api/audit-logs?action=read_audit").as(auditor).send().is(200).list().stream()
            .filter(entry -> "operator".equals(entry.get("role")))
            .toList();
    assertThat(told).hasSize(1);
    assertThat(String.valueOf(told.getFirst().get("details"))).contains("conditions: week");
  }

  @Test
  @DisplayName("AU-15: who prefers text/html gets the page, which may load and run nothing")
  void page() {
    var page = server.get(PATH).as(auditor).header("Accept", "text/html").send().is(200);

    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .endsWith("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Content-Disposition"))
        .isEqualTo("inline; filename=\"audit-review-" + week + ".html\"");
    assertThat(page.body())
        .startsWith("<!DOCTYPE html>")
        .contains("Audit review, " + week, "mallory@example.org", "toggle_policy");
  }

  @Test
  @DisplayName("API-3: JSON for who takes anything; refusals are problems for everybody")
  void negotiated() {
    for (var accept : List.of("*/*", "application/json", "text/html;q=0.5, application/json")) {
      server.get(PATH).as(auditor).header("Accept", accept).send().is(200).json();
    }
    for (var accept :
        List.of("text/html,application/xhtml+xml,*/*;q=0.8", "application/json;q=0.1, text/html")) {
      assertThat(server.get(PATH).as(auditor).header("Accept", accept).send().is(200).body())
          .startsWith("<!DOCTYPE html>");
    }
    server
        .get(PATH)
        .as(auditor)
        .header("Accept", "image/png")
        .send()
        .isProblem(406, "request.not-acceptable");
    server
        .get(PATH + "?week=x")
        .as(auditor)
        .header("Accept", "text/html")
        .send()
        .isProblem(400, "request.invalid");
    server
        .get(PATH)
        .as(server.signIn(Role.USER))
        .header("Accept", "text/html")
        .send()
        .isProblem(403, "auth.not-allowed");
  }
}
