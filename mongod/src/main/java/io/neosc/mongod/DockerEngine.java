package io.neosc.mongod;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local Docker engine, asked through its client for MongoDB's official image. */
final class DockerEngine {

  static final String IMAGE_TO_PULL = "mongo:8";

  private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final Duration LONGEST_PULL = Duration.ofMinutes(15);
  private static final int OLDEST_MAJOR_VERSION = 6;

  /** Podman, which answers to the same commands, puts the registry in front. */
  private static final Pattern OFFICIAL =
      Pattern.compile("(?:docker\\.io/(?:library/)?)?mongo:(?:latest|(\\d{1,4})(?:[.-].*)?)");

  private final Path docker;

  DockerEngine(Path docker) {
    this.docker = docker;
  }

  /**
   * The newest official image that is there already; nothing is pulled.
   *
   * @throws IOException with the engine's message when it does not answer
   */
  Optional<Mongod> localImage() throws IOException {
    return run(LONGEST_ANSWER, List.of("image", "ls", "--format", "{{.Repository}}:{{.Tag}}"))
        .lines()
        .map(String::strip)
        .filter(name -> majorVersion(name) >= OLDEST_MAJOR_VERSION)
        .max(Comparator.comparingInt(DockerEngine::majorVersion))
        .map(name -> new Mongod.DockerImage(docker, name));
  }

  /** Fetches the official image, which takes minutes. */
  Mongod pull() throws IOException {
    LOG.info("Fetching MongoDB once: docker pull {} (about 300 MB)", IMAGE_TO_PULL);
    run(LONGEST_PULL, List.of("pull", "--quiet", IMAGE_TO_PULL));
    return new Mongod.DockerImage(docker, IMAGE_TO_PULL);
  }

  private String run(Duration longest, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(docker.toString()));
    command.addAll(arguments);
    var outcome = Command.run(longest, command);
    if (!outcome.succeeded()) {
      throw new IOException(outcome.lastLines());
    }
    return outcome.output();
  }

  /** -1 for other images; a version behind "latest" is checked when the server has started. */
  private static int majorVersion(String name) {
    var matcher = OFFICIAL.matcher(name);
    if (!matcher.matches()) {
      return -1;
    }
    return matcher.group(1) == null ? OLDEST_MAJOR_VERSION : Integer.parseInt(matcher.group(1));
  }
}
