package io.neosc.bootstrap;

import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One workspace of a catalogue, in the words of the API (WS-1). */
final class CatalogueEntry {
  private static final Set<String> ROOT = Set.of("workspaces");
  private static final Set<String> FIELDS =
      Set.of(
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
          "organization");
  private static final Set<String> LIMITS =
      Set.of("max_sessions", "max_sessions_per_user", "idle_timeout", "max_duration");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

  private CatalogueEntry() {}

  static SequencedMap<WorkspaceId, Workspace.Description> all(String file, Node root) {
    var list = YamlFields.of(file, root, ROOT).node("workspaces");
    if (!(list instanceof SequenceNode entries)) {
      throw YamlFields.refused(file, root, "workspaces is a list");
    }
    var catalogue = new LinkedHashMap<WorkspaceId, Workspace.Description>();
    for (var entry : entries.getValue()) {
      var fields = YamlFields.of(file, entry, FIELDS);
      var id = fields.require("id", WorkspaceId::new);
      if (catalogue.put(id, description(file, fields)) != null) {
        throw fields.refused("the id " + id.value() + " is taken by an entry above");
      }
    }
    return catalogue;
  }

  private static Workspace.Description description(String file, YamlFields fields) {
    var name = fields.require("name", Function.identity());
    var type = fields.require("type", YamlFields.constantOf(WorkspaceType.values()));
    var about = Objects.requireNonNullElse(fields.read("description", Function.identity()), "");
    var url = fields.require("url", ConnectionUrl::new);
    var mode = fields.require("launch_mode", YamlFields.constantOf(LaunchMode.values()));
    var limits = limits(file, fields);
    try {
      return new Workspace.Description(
          name,
          type,
          about,
          fields.read("image_url", Function.identity()),
          url,
          mode,
          fields.read("cpu", Function.identity()),
          fields.read("memory", Function.identity()),
          fields.read("storage", Function.identity()),
          limits,
          fields.read("host_id", Function.identity()),
          fields.read("service", Function.identity()),
          fields.read("organization", Function.identity()));
    } catch (IllegalArgumentException e) {
      throw fields.refused(String.valueOf(e.getMessage()));
    }
  }

  private static Limits limits(String file, YamlFields entry) {
    var node = entry.node("limits");
    if (node == null) {
      return Limits.DEFAULT;
    }
    var fields = YamlFields.of(file, node, LIMITS);
    var perUser = fields.read("max_sessions_per_user", CatalogueEntry::number);
    try {
      return new Limits(
          fields.read("max_sessions", CatalogueEntry::number),
          perUser == null ? Limits.DEFAULT.maxSessionsPerUser() : perUser,
          fields.read("idle_timeout", CatalogueEntry::duration),
          fields.read("max_duration", CatalogueEntry::duration));
    } catch (IllegalArgumentException e) {
      throw fields.refused(String.valueOf(e.getMessage()));
    }
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
    }
  }

  private static Duration duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a duration like 30m or 8h");
    }
    var amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
