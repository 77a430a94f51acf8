package io.neosc.bootstrap;

import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The workspaces that an empty database starts with, read from YAML (WS-3). */
final class Catalogue {
  /** The shipped catalogue, as {@code neosc.workspaces.defaults} names it. */
  static final String SHIPPED = "classpath:workspaces.yaml";

  private static final String CLASSPATH = "classpath:";

  private Catalogue() {}

  /**
   * What the file at {@code location} describes, in its order; nothing when there is no location.
   *
   * @throws StartRefused if it cannot be read or holds anything unknown or wrong; the message names
   *     file, line and key
   */
  static SequencedMap<WorkspaceId, Workspace.Description> at(@Nullable String location) {
    if (location == null || location.isBlank()) {
      return new LinkedHashMap<>();
    }
    try (var reader = open(location)) {
      return parse(location, reader);
    } catch (IOException e) {
      throw new StartRefused(
          "neosc.workspaces.defaults names " + location + ", which cannot be read.");
    }
  }

  static SequencedMap<WorkspaceId, Workspace.Description> parse(String location, Reader reader) {
    try {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      options.setMaxAliasesForCollections(0);
      var root = new Yaml(new SafeConstructor(options)).compose(reader);
      return root == null ? new LinkedHashMap<>() : CatalogueEntry.all(location, root);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw new StartRefused(
          location + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new StartRefused(location + ": " + e.getMessage() + ".");
    }
  }

  private static Reader open(String location) throws IOException {
    if (!location.startsWith(CLASSPATH)) {
      return Files.newBufferedReader(Path.of(location));
    }
    var name = "/" + location.substring(CLASSPATH.length());
    var stream = Catalogue.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("no such resource");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }
}
