package io.neosc.adapter.websocket;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.port.in.SessionLimitQueries;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.scrub.Scrubber;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.WorkspaceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames {@code {type, seq, at, topic, data}} (LI-1), each encoded once for all its readers.
 * Used by one thread.
 */
final class Frames {
  private static final Argument<Map<String, Object>> ANY_OBJECT =
      Argument.mapOf(String.class, Object.class);
  private final JsonMapper json;
  private final InstantSource clock;
  private final SessionLimitQueries limits;
  private final Sequence sequence;

  Frames(JsonMapper json, InstantSource clock, SessionLimitQueries limits) {
    this.json = json;
    this.clock = clock;
    this.limits = limits;
    this.sequence = new Sequence(clock);
  }

  /** A session as those read it who see everything. */
  Frame session(Session.State session, @Nullable WorkspaceView workspace) {
    return session(session, SessionData.of(session, limits(session, workspace)));
  }

  /** A session as its owner reads it. */
  Frame ownSession(Session.State session, @Nullable WorkspaceView workspace) {
    return session(session, own(session, workspace));
  }

  private @Nullable EffectiveLimits limits(
      Session.State session, @Nullable WorkspaceView workspace) {
    if (!session.active()) {
      return null;
    }
    return limits.in(workspace == null ? null : workspace.workspace());
  }

  private Frame session(Session.State session, SessionData data) {
    return Frame.replaceable(
        Topic.SESSIONS, session.key(), encode("session", Topic.SESSIONS, data));
  }

  Frame alert(Alert.State alert) {
    return Frame.replaceable(
        Topic.ALERTS, alert.key(), encode("alert", Topic.ALERTS, AlertData.of(alert)));
  }

  Frame workspace(WorkspaceView view) {
    return Frame.replaceable(
        Topic.WORKSPACES,
        view.workspace().key(),
        encode("delta", Topic.WORKSPACES, WorkspaceData.of(view)));
  }

  Frame statistics(Statistics statistics) {
    return Frame.replaceable(
        Topic.STATISTICS, "", encode("delta", Topic.STATISTICS, StatisticsData.of(statistics)));
  }

  /** Entries never replace each other: each says something of its own. */
  Frame entry(AuditEntry entry) {
    return Frame.single(encode("event", Topic.AUDIT, EntryData.of(entry)));
  }

  Frame removed(Topic topic, String id) {
    return Frame.replaceable(topic, id, encode("delta", topic, new Notices.Removed(id, true)));
  }

  Frame gap() {
    return Frame.single(encode("gap", Topic.LIVE, new Notices.Gap("changes may be missing")));
  }

  Frame heartbeat(Duration interval) {
    return Frame.replaceable(
        Topic.LIVE,
        "heartbeat",
        encode("heartbeat", Topic.LIVE, new Notices.Heartbeat(interval.toMillis())));
  }

  /** Everything there is. Own sessions are not told apart: nobody owns this frame. */
  Frame snapshot(LiveQueries live, Statistics statistics) {
    var workspaces = workspaces(live);
    return snapshot(
        live,
        statistics,
        live.activeSessions().stream()
            .map(session ->
                SessionData.of(session, limits(session, workspaces.get(session.workspaceId()))))
            .toList(),
        live.liveAlerts().stream().map(AlertData::of).toList());
  }

  /** What an account of role user may see: its own sessions and public state. */
  Frame snapshotFor(AccountId account, LiveQueries live, Statistics statistics) {
    var workspaces = workspaces(live);
    return snapshot(
        live,
        statistics,
        live.activeSessionsOf(account).stream()
            .map(session -> own(session, workspaces.get(session.workspaceId())))
            .toList(),
        null);
  }

  private SessionData own(Session.State session, @Nullable WorkspaceView workspace) {
    return SessionData.own(session, workspace, limits(session, workspace));
  }

  private static Map<WorkspaceId, WorkspaceView> workspaces(LiveQueries live) {
    return live.workspaces().stream()
        .collect(
            Collectors.<WorkspaceView, WorkspaceId, WorkspaceView>toMap(
                view -> view.workspace().id(), Function.identity()));
  }

  private Frame snapshot(
      LiveQueries live,
      Statistics statistics,
      List<SessionData> sessions,
      @Nullable List<AlertData> alerts) {
    var data =
        new SnapshotData(
            sessions,
            live.workspaces().stream().map(WorkspaceData::of).toList(),
            alerts,
            StatisticsData.of(statistics));
    return Frame.replaceable(Topic.LIVE, "snapshot", encode("snapshot", Topic.LIVE, data));
  }

  private byte[] encode(String type, Topic topic, Object data) {
    var head =
        "{\"type\":\"%s\",\"seq\":%d,\"at\":\"%s\",\"topic\":\"%s\",\"data\":"
            .formatted(type, sequence.next(), Wire.time(clock.instant()), topic.wire());
    try {
      var out = new ByteArrayOutputStream(512);
      out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(scrubbed(json.writeValueAsBytes(data)));
      out.write('}');
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a frame of " + topic + " cannot be encoded", e);
    }
  }

  /** The same data without secrets (OB-7); nearly always the same bytes. */
  private byte[] scrubbed(byte[] data) throws IOException {
    var text = new String(data, StandardCharsets.UTF_8);
    if (Scrubber.scrub(text).equals(text)) {
      return data;
    }
    return json.writeValueAsBytes(Scrubber.scrubAll(json.readValue(data, ANY_OBJECT)));
  }
}
