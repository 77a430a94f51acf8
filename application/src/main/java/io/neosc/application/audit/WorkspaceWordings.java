package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceEvent;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the trail says of workspaces. */
final class WorkspaceWordings {
  private WorkspaceWordings() {}

  static Wording of(WorkspaceEvent event) {
    return switch (event) {
      case WorkspaceEvent.Created made ->
          Entry.of(
              "create_workspace",
              resource(made.workspaceId()),
              "Workspace created: " + made.name());
      case WorkspaceEvent.Changed changed ->
          Entry.of(
                  "update_workspace",
                  resource(changed.workspaceId()),
                  "Workspace changed: " + changed.after().name())
              .changed(facts(changed.before()), facts(changed.after()));
      case WorkspaceEvent.ConditionChanged changed ->
          Entry.of(
                  "update_workspace",
                  resource(changed.workspaceId()),
                  "Workspace is "
                      + word(changed.after())
                      + ": "
                      + changed.name()
                      + (changed.reason().isEmpty() ? "" : " (" + changed.reason() + ")"))
              .changed("status", word(changed.before()), word(changed.after()));
      case WorkspaceEvent.Deleted gone ->
          Entry.of(
              "delete_workspace",
              resource(gone.workspaceId()),
              "Workspace deleted: " + gone.name());
      case WorkspaceEvent.CatalogueRestored restored ->
          Entry.of(
              "reset_workspaces",
              "workspaces",
              "Workspaces as in the catalogue: "
                  + restored.workspaces()
                  + "; removed: "
                  + restored.removed());
    };
  }

  private static String resource(WorkspaceId id) {
    return "workspace:" + id.value();
  }

  private static String word(Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }

  /** By their names in the API; what is not said is left out. */
  private static Map<String, Object> facts(Workspace.Description about) {
    var facts = new TreeMap<String, Object>();
    facts.put("name", about.name());
    facts.put("type", about.type().name().toLowerCase(Locale.ROOT));
    facts.put("description", about.description());
    put(facts, "image_url", about.imageUrl());
    facts.put("url", about.url().value());
    facts.put("launch_mode", about.launchMode().name().toLowerCase(Locale.ROOT));
    put(facts, "cpu", about.cpu());
    put(facts, "memory", about.memory());
    put(facts, "storage", about.storage());
    put(facts, "max_sessions", about.limits().maxSessions());
    facts.put("max_sessions_per_user", about.limits().maxSessionsPerUser());
    put(facts, "idle_timeout", seconds(about.limits().idleTimeout()));
    put(facts, "max_duration", seconds(about.limits().maxDuration()));
    put(facts, "host_id", about.hostId());
    put(facts, "service", about.service());
    put(facts, "organization", about.organization());
    return facts;
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toSeconds());
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}
