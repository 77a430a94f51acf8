package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The image that the tests with Docker use: MongoDB's official one where the engine holds it, else
 * a stand-in under its name, made of this machine's mongod and its libraries and removed at the
 * end. Nothing is pulled.
 */
final class LocalImage implements AutoCloseable {

  private static final String STAND_IN = "mongo:6";

  private static final String BUILD =
      """
      set -e
      mkdir -p "$2/usr/bin" "$2/data/db" "$2/tmp"
      cp "$1" "$2/usr/bin/mongod"
      for library in $(ldd "$1" | grep -o '/[^ ]*'); do
        mkdir -p "$2$(dirname "$library")"
        cp -L "$library" "$2$library"
      done
      tar -C "$2" -c . | docker import --change 'ENTRYPOINT ["mongod"]' - "$3"
      """;

  private final Mongod.DockerImage image;
  private final boolean standIn;

  private LocalImage(Mongod.DockerImage image, boolean standIn) {
    this.image = image;
    this.standIn = standIn;
  }

  static LocalImage present() throws IOException {
    var docker = Path.of("docker");
    var found = new DockerEngine(docker).localImage();
    if (found.isPresent()) {
      return new LocalImage((Mongod.DockerImage) found.get(), false);
    }
    var mongod = (Mongod.Executable) Mongod.find();
    var root = Files.createTempDirectory("neosc-image-");
    try {
      run("/bin/sh", "-c", BUILD, "build", mongod.path().toString(), root.toString(), STAND_IN);
    } finally {
      Folders.delete(root);
    }
    return new LocalImage(new Mongod.DockerImage(docker, STAND_IN), true);
  }

  Mongod.DockerImage image() {
    return image;
  }

  @Override
  public void close() throws IOException {
    if (standIn) {
      run("docker", "image", "rm", STAND_IN);
    }
  }

  private static void run(String... command) throws IOException {
    var outcome = Command.run(Duration.ofMinutes(1), List.of(command));
    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
  }
}
