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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Docker engine; {@code .ci/testcontainers} runs it. */
@Tag("docker")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: the server in Docker keeps the promises of the one that is a plain process")
class DockerMongodTest {

  @AutoClose private static LocalImage local;
  private static Mongod.DockerImage image;

  @TempDir Path folder;

  @BeforeAll
  static void findTheImage() throws IOException {
    local = LocalImage.present();
    image = local.image();
  }

  @Test
  @DisplayName("OP-3: an image that the engine holds is found by its official name")
  void theImageIsFound() throws IOException {
    assertThat(new DockerEngine(Path.of("docker")).localImage()).contains(image);
  }

  @Test
  @DisplayName("OP-3: it is a replica set with transactions, and leaves no container")
  void itRunsAndGoes() throws IOException {
    try (var server = MongodServer.start(MongodOptions.temporary().runBy(image));
        var client = MongoClients.create(server.uri());
        var session = client.startSession()) {
      assertThat(server.uri()).startsWith("mongodb://127.0.0.1:");
      assertThat(containers()).hasSize(1);
      var things = client.getDatabase("test").getCollection("things");
      session.withTransaction(() -> things.insertOne(session, new Document("_id", 1)));
      assertThat(things.countDocuments()).isOne();
    }
    assertThat(containers()).isEmpty();
  }

  @Test
  @DisplayName("OP-3: kept data survive, on another port")
  void keptDataSurvive() {
    var options = MongodOptions.keptIn(folder).runBy(image);
    try (var server = MongodServer.start(options);
        var client = MongoClients.create(server.uri())) {
      client.getDatabase("test").getCollection("things").insertOne(new Document("_id", 1));
    }
    assertThat(folder.resolve("mongod.log")).content().contains("\"exitCode\":0");
    try (var server = MongodServer.start(options);
        var client = MongoClients.create(server.uri())) {
      assertThat(client.getDatabase("test").getCollection("things").countDocuments()).isOne();
    }
  }

  @Test
  @DisplayName("OP-3: when the parent is killed with SIGKILL, the container goes")
  void sigkillOfTheParentRemovesTheContainer() throws Exception {
    try (var parent = ChildJvm.running(Parent.class, "image", image.name())) {
      assertThat(parent.line()).isNotNull();
      assertThat(containers()).hasSize(1);

      parent.process().destroyForcibly().waitFor();

      await().atMost(30, SECONDS).until(() -> containers().isEmpty());
    }
  }

  @Test
  @DisplayName("OP-7: members in Docker are killed, frozen and restarted like any other")
  void faultsReachTheContainer() throws IOException {
    try (var set = ReplicaSet.start(3, MongodOptions.temporary().runBy(image))) {
      var killed = set.primary();
      set.kill(killed);
      var second = set.primary();
      assertThat(second).isNotEqualTo(killed);
      set.restart(killed);
      set.freeze(second);
      assertThat(set.primary()).isNotEqualTo(second);
      set.thaw(second);
    }
    assertThat(containers()).isEmpty();
  }

  private static List<String> containers() throws IOException {
    var listing =
        Command.run(
            Duration.ofSeconds(10),
            List.of("docker", "ps", "--all", "--quiet", "--filter", "name=neosc-mongod-"));
    assertThat(listing.succeeded()).as(listing.output()).isTrue();
    return listing.output().lines().toList();
  }
}
