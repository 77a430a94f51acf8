package io.neosc.adapter.websocket;

import static io.neosc.adapter.websocket.Json.data;
import static io.neosc.adapter.websocket.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.SessionTimes;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.scrub.Planted;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.TimeLimits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LI-1: a frame")
class FramesTest {
  private static final SessionTimes LIMITS =
      new SessionTimes(
          new TimeLimits(TimeLimits.INSTALLATION, Duration.ofMinutes(30), null, null, null));

  private final Frames frames = new Frames(Json.MAPPER, new MovableClock(), LIMITS);

  @Test
  @DisplayName("says what it is, where it stands, when it was made, what it is about, and the data")
  void envelope() {
    var frame = object(frames.statistics(new Statistics(3, 2, 1)).text());

    assertThat(frame)
        .containsExactly(
            entry("type", "delta"),
            entry("seq", MovableClock.START.toEpochMilli() * 1000),
            entry("at", "2026-03-05T10:30:00.000Z"),
            entry("topic", "statistics"),
            entry("data", Map.of("active_sessions", 3, "total_workspaces", 2, "total_users", 1)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("OB-7: no planted secret is in a frame, and the frame is as it was otherwise")
  void noSecrets(Planted.Kind kind) {
    var random = new SplittableRandom(kind.ordinal());
    var view = new WorkspaceView(WorkspaceFixture.aNewWorkspace().state(), 2);
    var plain = data(object(frames.workspace(view).text()));
    for (var i = 0; i < 20; i++) {
      var planted = Planted.of(kind, random);
      var state = described(view.workspace(), planted.text());

      var text = new String(frames.workspace(new WorkspaceView(state, 2)).text(), UTF_8);

      assertThat(text).contains("[masked]").doesNotContain(planted.secret().substring(0, 6));
      assertThat(data(object(text.getBytes(UTF_8)))).containsOnlyKeys(plain.keySet());
    }
  }

  private static Workspace.State described(Workspace.State workspace, String text) {
    var about = workspace.description();
    var description =
        new Workspace.Description(
            about.name(),
            about.type(),
            text,
            null,
            about.url(),
            about.launchMode(),
            null,
            null,
            null,
            about.limits(),
            null,
            null,
            null);
    return new Workspace.State(
        workspace.id(),
        description,
        workspace.condition(),
        workspace.createdAt(),
        workspace.updatedAt(),
        1);
  }

  @Test
  @DisplayName("SE-1: shows a session under the names of the API")
  void session() {
    var workspace = WorkspaceFixture.theFullestWorkspace().state();
    var session = SessionFixture.theFullestSessionIn(workspace).state();

    var frame = object(frames.ownSession(session, new WorkspaceView(workspace, 1)).text());

    assertThat(frame).containsEntry("type", "session").containsEntry("topic", "sessions");
    assertThat(data(frame))
        .containsOnlyKeys(
            "id",
            "user_id",
            "user_email",
            "workspace_id",
            "workspace_name",
            "workspace_type",
            "status",
            "started_at",
            "ended_at",
            "last_seen_at",
            "end_reason",
            "ended_by",
            "ip_address",
            "tunnel_status",
            "mfa_verified",
            "evidence",
            "resumed_from",
            "recording",
            "version",
            "connection_url",
            "launch_mode",
            "limits")
        .contains(
            entry("limits", null),
            entry("id", session.id().value()),
            entry("user_email", "zoë@exämple.org"),
            entry("workspace_type", "rdp"),
            entry("status", "terminated"),
            entry("ended_at", "2026-03-05T12:00:00.123Z"),
            entry("end_reason", "admin"),
            entry("tunnel_status", "encrypted"),
            entry("mfa_verified", true));
    assertThat(object(object(data(frame), "evidence"), "tunnel"))
        .containsOnly(
            entry("value", "encrypted"),
            entry("source", "gateway:key-1"),
            entry("observed_at", "2026-03-04T10:58:59.123Z"));
  }

  @Test
  @DisplayName("SE-1: tells only the owner of an active session how it is reached")
  void connectionUrl() {
    var workspace = WorkspaceFixture.aNewWorkspace().state();
    var session = SessionFixture.anActiveSession().state();
    var view = new WorkspaceView(workspace, 1);

    assertThat(data(object(frames.ownSession(session, view).text())))
        .contains(
            entry("connection_url", "https://desktop.example.org/"), entry("launch_mode", "iframe"))
        .containsEntry("ended_at", null);
    assertThat(data(object(frames.session(session, null).text())))
        .contains(entry("connection_url", null), entry("launch_mode", null));
    assertThat(data(object(frames.ownSession(session, null).text())))
        .contains(entry("connection_url", null), entry("launch_mode", null));
  }

  @Test
  @DisplayName("SE-9: tells for how long an active session may go on, and who says so")
  void limits() {
    var session = SessionFixture.anActiveSession().state();

    for (var frame : List.of(frames.session(session, null), frames.ownSession(session, null))) {
      var limits = object(data(object(frame.text())), "limits");
      assertThat(limits)
          .containsOnlyKeys("idle_timeout", "long_running_after", "orphan_after", "max_duration")
          .containsEntry("max_duration", null);
      assertThat(object(limits, "idle_timeout"))
          .containsOnly(entry("seconds", 1800), entry("source", "installation"));
    }
  }

  @Test
  @DisplayName("SE-13: tells those who see everything, and not the owner, what is suspicious")
  void suspicions() {
    var session = SessionFixture.anActiveSession().state();

    assertThat(data(object(frames.session(session, null).text())))
        .containsEntry("suspicions", List.of("tunnel_not_encrypted", "no_second_factor"));
    assertThat(data(object(frames.ownSession(session, null).text())))
        .doesNotContainKey("suspicions");
  }

  @Test
  @DisplayName("WS-1: shows a workspace under the names of the API")
  void workspace() {
    var view = new WorkspaceView(WorkspaceFixture.theFullestWorkspace().state(), 2);

    var frame = object(frames.workspace(view).text());

    assertThat(frame).containsEntry("type", "delta").containsEntry("topic", "workspaces");
    assertThat(data(frame))
        .containsOnlyKeys(
            "id",
            "name",
            "type",
            "description",
            "image_url",
            "url",
            "launch_mode",
            "cpu",
            "memory",
            "storage",
            "limits",
            "host_id",
            "service",
            "organization",
            "status",
            "active_sessions",
            "created_at",
            "updated_at",
            "version")
        .contains(
            entry("status", "running"),
            entry("active_sessions", 2),
            entry("launch_mode", "new_tab"),
            entry(
                "limits",
                Map.of(
                    "max_sessions",
                    25,
                    "max_sessions_per_user",
                    3,
                    "idle_timeout",
                    5400,
                    "max_duration",
                    28_801)));
  }

  @Test
  @DisplayName("AL-5: shows an alert under the names of the API")
  void alert() {
    var alert = AlertFixture.theFullestAlert().state();

    var frame = object(frames.alert(alert).text());

    assertThat(frame).containsEntry("type", "alert").containsEntry("topic", "alerts");
    assertThat(data(frame))
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
            "silenced_by",
            "version")
        .contains(
            entry("severity", "low"),
            entry("status", "resolved"),
            entry("labels", Map.of("policy", "pol-1", "Größe", "x.y", "rule", "policy_disabled")),
            entry("count", 2),
            entry("acknowledged_at", "2026-03-05T12:00:00.126Z"),
            entry("evidence", List.of("policy pol-1 version 2", "audit 17")));
    assertThat(Json.objects(data(frame), "notes")).hasSize(3).last().asString().contains("over");
  }

  @Test
  @DisplayName("AU-1: shows an audit entry under the names of the API, nulls included")
  void auditEntry() {
    var entry = AuditLog.empty("main").append(AuditFixture.theFullestDraft());

    var frame = object(frames.entry(entry).text());
    var before = new LinkedHashMap<String, Object>();
    before.put("enabled", true);
    before.put("note", null);
    before.put("roles", List.of());
    before.put("version", 3);

    assertThat(frame).containsEntry("type", "event").containsEntry("topic", "audit");
    assertThat(data(frame))
        .containsOnlyKeys(
            "id",
            "seq",
            "user_id",
            "user_email",
            "action",
            "resource",
            "details",
            "ip_address",
            "timestamp",
            "success",
            "role",
            "sign_in",
            "session_id",
            "trace_id",
            "user_agent",
            "before",
            "after",
            "prev_hash",
            "hash")
        .contains(
            entry("seq", 1),
            entry("action", "toggle_policy"),
            entry("success", false),
            entry("hash", entry.hash()),
            entry("before", before));
  }

  @Test
  @DisplayName("LI-1: announces a gap, a heartbeat and what was removed")
  void notices() {
    assertThat(object(frames.gap().text()))
        .containsEntry("type", "gap")
        .containsEntry("data", Map.of("reason", "changes may be missing"));
    assertThat(object(frames.heartbeat(Duration.ofSeconds(15)).text()))
        .containsEntry("type", "heartbeat")
        .containsEntry("data", Map.of("interval_ms", 15_000));
    assertThat(object(frames.removed(Topic.WORKSPACES, "ws-1").text()))
        .containsEntry("type", "delta")
        .containsEntry("topic", "workspaces")
        .containsEntry("data", Map.of("id", "ws-1", "removed", true));
  }
}
