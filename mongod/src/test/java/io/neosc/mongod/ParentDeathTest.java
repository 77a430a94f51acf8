package io.neosc.mongod;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: mongod stops with its parent")
class ParentDeathTest {

  @TempDir Path folder;

  @Test
  @DisplayName("OP-3: when the parent is killed with SIGKILL, mongod and its temporary data go")
  void sigkillOfTheParentLeavesNothing() throws Exception {
    try (var parent = ChildJvm.running(folder, Parent.class)) {
      var mongod = serverOf(parent);
      assertThat(folder).isNotEmptyDirectory();

      parent.process().destroyForcibly().waitFor();

      assertGone(mongod);
      assertNoDataAreLeft();
    }
  }

  @Test
  @DisplayName("OP-3: when the parent is killed while mongod is still starting, nothing stays")
  void sigkillDuringTheStartLeavesNothing() throws Exception {
    try (var parent = ChildJvm.running(folder, Parent.class)) {
      await().atMost(20, SECONDS).until(() -> parent.process().descendants().count() >= 2);
      var descendants = parent.process().descendants().toList();

      parent.process().destroyForcibly().waitFor();

      for (var descendant : descendants) {
        assertGone(descendant);
      }
    }
    assertNoDataAreLeft();
  }

  @Test
  @DisplayName("OP-3: when the parent ends on SIGTERM, mongod ends cleanly")
  void sigtermOfTheParentStopsMongodCleanly() throws Exception {
    try (var parent = ChildJvm.running(Parent.class, "keep", folder.toString())) {
      var mongod = serverOf(parent);

      parent.process().destroy();

      assertGone(mongod);
      assertThat(folder.resolve("mongod.log")).content().contains("\"exitCode\":0");
    }
  }

  @Test
  @DisplayName("OP-3: when the parent ends without closing its server, mongod ends")
  void theOrdinaryEndOfTheParentStopsMongod() throws Exception {
    try (var parent = ChildJvm.running(Parent.class)) {
      var mongod = serverOf(parent);

      parent.process().getOutputStream().close();

      assertThat(parent.process().waitFor()).isZero();
      assertGone(mongod);
    }
  }

  @Test
  @DisplayName("OP-3: kept data of a killed parent are used again at once")
  void keptDataOfAKilledParentComeUpAgain() throws Exception {
    try (var parent = ChildJvm.running(Parent.class, "keep", folder.toString())) {
      var _ = serverOf(parent);
      try (var client = MongoClients.create(parent.line())) {
        client.getDatabase("kept").getCollection("things").insertOne(new Document("_id", 1));
      }

      parent.process().destroyForcibly().waitFor();

      try (var server = MongodServer.start(MongodOptions.keptIn(folder));
          var client = MongoClients.create(server.uri())) {
        assertThat(client.getDatabase("kept").getCollection("things").countDocuments()).isOne();
      }
    }
  }

  @Test
  @DisplayName("OP-2: Ctrl-C reaches the parent alone: mongod is in another process group")
  void ctrlCReachesTheParentAlone() throws Exception {
    try (var parent = ChildJvm.running(Parent.class)) {
      var mongod = serverOf(parent);

      assertThat(groupOf(mongod)).isNotEqualTo(groupOf(parent.process().toHandle()));
    }
  }

  @Test
  @DisplayName("OP-3: when the watchdog itself is killed, its mongod does not stay")
  void aKilledWatchdogLeavesNoMongod() throws Exception {
    try (var parent = ChildJvm.running(folder, Parent.class)) {
      var mongod = serverOf(parent);

      mongod.parent().orElseThrow().destroyForcibly();

      assertGone(mongod);
    }
    assertNoDataAreLeft();
  }

  private static ProcessHandle serverOf(ChildJvm parent) throws IOException {
    return ProcessHandle.of(Long.parseLong(parent.line())).orElseThrow();
  }

  private static String groupOf(ProcessHandle process) throws IOException {
    var command = List.of("ps", "-o", "pgid=", "-p", Long.toString(process.pid()));
    var outcome = Command.run(Duration.ofSeconds(10), command);
    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    return outcome.output().strip();
  }

  private static void assertGone(ProcessHandle process) {
    await().atMost(20, SECONDS).until(() -> !process.isAlive());
  }

  private void assertNoDataAreLeft() {
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(folder).isEmptyDirectory());
  }
}
