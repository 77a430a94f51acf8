package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "priorities of threads are asked of Linux alone")
final class BackgroundTest {
  private static final int NICE_FIELD = 16;

  @Test
  @DisplayName("PE-2: Linux knows a thread in the background as a nice one, and no other")
  void lowersItsThreadAlone() {
    var nice = new CompletableFuture<Integer>();
    Thread.ofPlatform().start(Background.of(() -> nice.complete(nice())));
    assertThat(nice.join()).isEqualTo(10);
    assertThat(nice()).isZero();
  }

  /** Of the calling thread, by proc(5). */
  private static int nice() {
    try {
      var stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
