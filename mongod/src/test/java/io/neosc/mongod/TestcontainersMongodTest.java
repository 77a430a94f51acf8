package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Needs a Docker engine as {@link DockerMongodTest} does. */
@Tag("docker")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: the image that is found also runs under Testcontainers")
class TestcontainersMongodTest {

  @Test
  @DisplayName("OP-3: a container of Testcontainers commits a transaction")
  void aContainerCommitsATransaction() throws Exception {
    // withReplicaSet() would need a shell in the image: the set is initiated through the driver.
    try (var local = LocalImage.present();
        var container =
            new MongoDBContainer(
                    DockerImageName.parse(local.image().name()).asCompatibleSubstituteFor("mongo"))
                .withCommand("--replSet", Member.SET_NAME, "--bind_ip_all")
                .waitingFor(Wait.forLogMessage("(?i).*waiting for connections.*", 1))) {
      container.start();
      var address = container.getHost() + ":" + container.getMappedPort(27017);
      try (var client = MongoClients.create("mongodb://" + address + "/?directConnection=true")) {
        var itself = new Document("_id", 0).append("host", "localhost:27017");
        var set = new Document("_id", Member.SET_NAME).append("members", List.of(itself));
        var admin = client.getDatabase("admin");
        admin.runCommand(new Document("replSetInitiate", set));
        await()
            .until(() ->
                admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false));

        var things = client.getDatabase("test").getCollection("things");
        try (var session = client.startSession()) {
          session.withTransaction(() -> things.insertOne(session, new Document("_id", 1)));
        }
        assertThat(things.countDocuments()).isOne();
      }
    }
  }
}
