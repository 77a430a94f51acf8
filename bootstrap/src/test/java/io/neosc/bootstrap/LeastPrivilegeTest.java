package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented role of the application on a mongod with access control (AU-5). */
class LeastPrivilegeTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int UNAUTHORIZED = 13;
  private static final String PASSWORD = "planted-role-password";

  @TempDir static Path data;
  private static MongodServer mongod;
  private static String uri;

  @BeforeAll
  static void start() throws IOException {
    mongod = MongodServer.start(MongodOptions.temporary());
    try (var client = MongoClients.create(mongod.uri())) {
      var database = client.getDatabase("neosc");
      database.runCommand(
          Document.parse(Files.readString(Path.of("..", "docs", "mongodb-role.json"))));
      database.runCommand(
          new Document("createUser", "app")
              .append("pwd", PASSWORD)
              .append("roles", List.of("neosc_app")));
    }
    mongod.restartWithAccessControl();
    uri =
        mongod
            .uri()
            .replace("mongodb://", "mongodb://app:" + PASSWORD + "@")
            .replace("/?", "/neosc?");
  }

  @AfterAll
  static void stop() {
    mongod.close();
  }

  @Test
  @DisplayName(
      "AU-5: the product does its work with the documented role, which can neither change nor"
          + " remove an entry of the trail, nor a checkpoint")
  void theRoleSuffices() {
    Caller.SECRETS.add(PASSWORD);
    var variables = ServerProcess.variables(uri);
    variables.put("NEOSC_DATA_DIR", data.toString());
    try (var server = ServerProcess.start(variables, "serve")) {
      var address = server.awaitReady();
      var admin = Caller.admin(address);
      var user = Caller.of(address).registered("ada@example.org", "planted-person-password");
      user.post("/api/workspaces/ws-linux-desktop/launch").requires(201);
      user.post("/api/workspaces/ws-linux-desktop/stop").requires(200);
      await()
          .atMost(SOON)
          .until(() -> admin.get("/api/admin/audit-logs/verify").text("status").equals("intact"));
      await()
          .atMost(SOON)
          .until(() -> !admin.get("/api/health").body().contains("\"healthy\":false"));
      assertThat(admin.get("/api/audit-logs?q=launch").requires(200).texts("action")).isNotNull();
      for (var trail : List.of("audit_log", "audit_checkpoints")) {
        refused(trail);
      }
      assertThat(admin.get("/api/admin/audit-logs/verify").text("status")).isEqualTo("intact");
    }
  }

  private static void refused(String trail) {
    Map<String, Consumer<MongoDatabase>> deeds =
        Map.of(
            "delete", db -> db.getCollection(trail).deleteOne(Filters.empty()),
            "update", db -> db.getCollection(trail).updateOne(Filters.empty(), Updates.set("x", 1)),
            "replace",
                db -> db.getCollection(trail).replaceOne(Filters.empty(), new Document("x", 1)),
            "findAndModify", db -> db.getCollection(trail).findOneAndDelete(Filters.empty()),
            "drop", db -> db.getCollection(trail).drop(),
            "rename",
                db -> db.getCollection(trail).renameCollection(new MongoNamespace("neosc", "gone")),
            "out",
                db ->
                    db.getCollection("accounts")
                        .aggregate(List.of(new Document("$out", trail)))
                        .toCollection(),
            "dropDatabase", MongoDatabase::drop);
    try (MongoClient client = MongoClients.create(uri)) {
      var database = client.getDatabase("neosc");
      assertThat(database.getCollection(trail).countDocuments()).isPositive();
      for (var deed : new ArrayList<>(deeds.entrySet())) {
        assertThatExceptionOfType(MongoException.class)
            .as("%s of %s", deed.getKey(), trail)
            .isThrownBy(() -> deed.getValue().accept(database))
            .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(UNAUTHORIZED));
      }
    }
  }
}
