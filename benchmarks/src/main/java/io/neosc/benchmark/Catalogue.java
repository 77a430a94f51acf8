package io.neosc.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Workspaces for the product to begin with, in a file that is gone afterwards. */
final class Catalogue implements AutoCloseable {
  private final Path file;

  /** {@code ws-0} and so on, that anybody may launch once. */
  Catalogue(int workspaces) throws IOException {
    var text = new StringBuilder("workspaces:\n");
    for (var i = 0; i < workspaces; i++) {
      text.append(
          "  - {id: ws-%d, name: W%d, type: web, url: \"https://w.example\", launch_mode: iframe}\n"
              .formatted(i, i));
    }
    file = Files.writeString(Files.createTempFile("benchmark", ".yaml"), text);
  }

  /** What tells the product of them. */
  Map<String, String> variables() {
    return Map.of("NEOSC_WORKSPACES_DEFAULTS", file.toString());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
