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
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
          Document.parse(Files.readString(Path.of("..", "docs", "mongodb-erasure-role.json"))));
      database.runCommand(
          Document.parse(Files.readString(Path.of("..", "docs", "mongodb-retention-role.json"))));
      user(database, "app", "neosc_app");
      user(database, "remover", "neosc_retention");
      user(database, "eraser", "neosc_erasure");
      user(database, "auditor", "read");
    }
    mongod.restartWithAccessControl();
    uri = uriOf("app");
  }

  private static void user(MongoDatabase database, String name, String role) {
    database.runCommand(
        new Document("createUser", name).append("pwd", PASSWORD).append("roles", List.of(role)));
  }

  private static String uriOf(String user) {
    return mongod
        .uri()
        .replace("mongodb://", "mongodb://" + user + ":" + PASSWORD + "@")
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
    variables.put("NEOSC_MONGODB_ERASURE_URI", uriOf("eraser"));
    variables.put("NEOSC_MONGODB_RETENTION_URI", uriOf("remover"));
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
      verifiesWithoutTheRightToWrite(variables);
      archivesWithARoleOfItsOwn(variables);
      erasesWithARoleOfItsOwn(admin);
      for (var trail : List.of("audit_log", "audit_checkpoints", "audit_segments")) {
        refused(trail);
      }
      assertThat(admin.get("/api/admin/audit-logs/verify").text("status")).isEqualTo("intact");
    }
  }

  /** AU-13: who may write leaves an entry; who may only find gets the same answer and none. */
  private static void verifiesWithoutTheRightToWrite(Map<String, String> variables) {
    var surroundings = new Surroundings(variables, FakeTerminal.unattended(), SOON);
    for (var user : List.of("auditor", "app")) {
      var told = new StringWriter();
      var messages = new StringWriter();
      assertThat(
              Main.commandLine(surroundings)
                  .setOut(new PrintWriter(told))
                  .setErr(new PrintWriter(messages))
                  .execute("audit", "verify", "--json", "--uri", uriOf(user)))
          .as("%s %s", told, messages)
          .isZero();
      var recorded = user.equals("app");
      assertThat(told.toString()).contains("\"recorded\":" + recorded);
      assertThat(messages.toString().contains("is not in it")).isEqualTo(!recorded);
    }
    try (var client = MongoClients.create(uri)) {
      assertThat(
              client
                  .getDatabase("neosc")
                  .getCollection("audit_log")
                  .countDocuments(
                      Filters.and(
                          Filters.eq("action", "verify_audit"),
                          Filters.eq("personal.user_agent", "neosc command line"))))
          .isOne();
    }
  }

  private static void archivesWithARoleOfItsOwn(Map<String, String> variables) {
    var own = new HashMap<>(variables);
    own.put("NEOSC_AUDIT_RETENTION", "1s");
    var surroundings = new Surroundings(own, FakeTerminal.unattended(), SOON);
    assertThat(Main.commandLine(surroundings).execute("audit", "checkpoint")).isZero();
    assertThat(Main.commandLine(surroundings).execute("audit", "archive")).isZero();
    try (var client = MongoClients.create(uriOf("remover"))) {
      var database = client.getDatabase("neosc");
      var entries = database.getCollection("audit_log");
      assertThat(entries.find(Filters.eq("seq", 1)).first()).isNull();
      List.<Runnable>of(
              () -> entries.insertOne(new Document("x", 1)),
              () -> entries.updateOne(Filters.empty(), Updates.set("x", 1)),
              entries::drop,
              () -> database.getCollection("accounts").countDocuments(),
              () -> database.getCollection("audit_segments").deleteOne(Filters.empty()),
              () -> database.getCollection("audit_checkpoints").deleteOne(Filters.empty()))
          .forEach(deed ->
              assertThatExceptionOfType(MongoException.class)
                  .isThrownBy(deed::run)
                  .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(UNAUTHORIZED)));
    }
  }

  /** Its entries lose their parts long before the rest of it is over. */
  private static void erasesWithARoleOfItsOwn(Caller admin) {
    var ada = admin.get("/api/admin/users?q=ada").requires(200).texts("id").getFirst();
    admin
        .post("/api/admin/users/" + ada + "/erase", "{\"email\":\"ada@example.org\"}")
        .requires(202);
    await()
        .atMost(SOON)
        .until(() ->
            !admin
                .get("/api/audit-logs?user_id=" + ada)
                .requires(200)
                .body()
                .contains("ada@example.org"));
    try (var client = MongoClients.create(uriOf("eraser"))) {
      var entries = client.getDatabase("neosc").getCollection("audit_log");
      assertThat(entries.countDocuments()).isPositive();
      List.<Runnable>of(
              () -> entries.insertOne(new Document("x", 1)),
              () -> entries.deleteOne(Filters.empty()),
              entries::drop,
              () ->
                  entries.updateOne(
                      Filters.eq("_id", "x"),
                      Updates.set("x", 1),
                      new UpdateOptions().upsert(true)),
              () -> client.getDatabase("neosc").getCollection("accounts").countDocuments(),
              () ->
                  client
                      .getDatabase("neosc")
                      .getCollection("audit_checkpoints")
                      .updateOne(Filters.empty(), Updates.set("x", 1)))
          .forEach(deed ->
              assertThatExceptionOfType(MongoException.class)
                  .isThrownBy(deed::run)
                  .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(UNAUTHORIZED)));
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
