package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-3: one server on a free loopback port")
class MongodServerTest {

  private static MongodServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = MongodServer.start(MongodOptions.temporary().withTestCommands());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("OP-3: it is a replica set and commits transactions as soon as it has started")
  void transactionsWorkAtOnce() {
    try (var client = MongoClients.create(server.uri());
        var session = client.startSession()) {
      var things = things(client);
      session.withTransaction(() -> things.insertOne(session, new Document("_id", "first")));

      assertThat(things.countDocuments(new Document("_id", "first"))).isOne();
    }
  }

  @Test
  @DisplayName("OP-3: it listens on 127.0.0.1 and on no other address")
  void itListensOnLoopbackOnly() throws IOException {
    var address = new ConnectionString(server.uri()).getHosts().getFirst();
    var port = Integer.parseInt(address.substring(address.indexOf(':') + 1));

    assertThat(address).startsWith("127.0.0.1:");
    assertThatCode(() -> connect("127.0.0.1", port)).doesNotThrowAnyException();
    assertThatThrownBy(() -> connect("127.0.0.2", port)).isInstanceOf(IOException.class);
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(other -> !other.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .toList();
    for (var other : others) {
      assertThatThrownBy(() -> connect(other, port)).as(other).isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("OP-3: closing ends the process and deletes temporary data")
  void closingLeavesNothing() {
    ProcessHandle mongod;
    Path database;
    try (var closing = MongodServer.start(MongodOptions.temporary());
        var client = MongoClients.create(closing.uri())) {
      mongod = ProcessHandle.of(closing.pid()).orElseThrow();
      var options = admin(client, new Document("getCmdLineOpts", 1)).get("parsed", Document.class);
      database = Path.of(options.get("storage", Document.class).getString("dbPath"));
      assertThat(database).isDirectory();
    }
    assertThat(mongod.isAlive()).isFalse();
    assertThat(database.getParent()).doesNotExist();
  }

  @Test
  @DisplayName("OP-3: a kept folder comes up again on another port with its data")
  void keptDataSurviveOnAnotherPort() {
    String first;
    try (var server = MongodServer.start(MongodOptions.keptIn(folder));
        var client = MongoClients.create(server.uri())) {
      first = server.uri();
      things(client).insertOne(new Document("_id", "kept"));
    }
    assertThat(folder.resolve("mongod.log")).content().contains("\"exitCode\":0");

    try (var server = MongodServer.start(MongodOptions.keptIn(folder));
        var client = MongoClients.create(server.uri())) {
      assertThat(server.uri()).isNotEqualTo(first);
      assertThat(things(client).countDocuments(new Document("_id", "kept"))).isOne();
      things(client).insertOne(new Document("_id", "written on the new port"));
    }
  }

  @Test
  @DisplayName("OP-3: a second server on a kept folder is refused with the owner's process id")
  void aSecondServerOnAFolderIsRefused() throws IOException {
    try (var other = ChildJvm.running(Parent.class, "keep", folder.toString())) {
      assertThat(other.line()).isNotNull();

      assertThatThrownBy(() -> MongodServer.start(MongodOptions.keptIn(folder)))
          .isInstanceOf(MongodFailed.class)
          .hasMessageContaining("The data folder " + folder + " is in use by another NeoSC")
          .hasMessageContaining("process " + other.process().pid())
          .hasMessageContaining("NEOSC_DATA_DIR");
      assertThat(other.process().isAlive()).isTrue();
    }
  }

  @Test
  @DisplayName("OP-3: a second server on a kept folder is refused in the same process too")
  void aSecondServerInTheSameProcessIsRefused() {
    try (var _ = MongodServer.start(MongodOptions.keptIn(folder))) {
      assertThatThrownBy(() -> MongodServer.start(MongodOptions.keptIn(folder)))
          .isInstanceOf(MongodFailed.class)
          .hasMessageContaining("is in use by another NeoSC");
    }
  }

  @Test
  @DisplayName("A killed server comes back at the same address with every acknowledged write")
  void aKilledServerComesBack() {
    try (var killed = MongodServer.start(MongodOptions.temporary())) {
      var uri = killed.uri() + "&w=majority&journal=true";
      try (var client = MongoClients.create(uri)) {
        things(client).insertOne(new Document("_id", "acknowledged"));
        var mongod = ProcessHandle.of(killed.pid()).orElseThrow();

        killed.kill();
        assertThat(mongod.isAlive()).isFalse();
        killed.restart();

        assertThat(killed.uri()).isEqualTo(uri.substring(0, killed.uri().length()));
        assertThat(things(client).countDocuments()).isOne();
      }
    }
  }

  @Test
  @DisplayName("A running server is not started a second time")
  void aRunningServerIsNotRestarted() {
    assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("A frozen server answers nothing until it is thawed")
  void aFrozenServerAnswersNothing() {
    try (var client = impatient(server.uri())) {
      assertThat(admin(client, new Document("ping", 1))).containsEntry("ok", 1.0);

      server.freeze();
      try {
        assertThatThrownBy(() -> admin(client, new Document("ping", 1)))
            .isInstanceOf(MongoException.class);
      } finally {
        server.thaw();
      }
    }
    try (var client = MongoClients.create(server.uri())) {
      assertThat(admin(client, new Document("ping", 1))).containsEntry("ok", 1.0);
    }
  }

  @Test
  @DisplayName("A frozen server can be closed")
  void aFrozenServerCanBeClosed() {
    var frozen = MongodServer.start(MongodOptions.temporary());
    var mongod = ProcessHandle.of(frozen.pid()).orElseThrow();

    frozen.freeze();
    frozen.close();

    assertThat(mongod.isAlive()).isFalse();
  }

  @Test
  @DisplayName("Fail points exist only where test commands are asked for")
  void failPointsAreAskedFor() {
    var off = new Document("configureFailPoint", "failCommand").append("mode", "off");
    try (var client = MongoClients.create(server.uri())) {
      assertThat(admin(client, off)).containsEntry("ok", 1.0);
    }
    try (var plain = MongodServer.start(MongodOptions.temporary());
        var client = MongoClients.create(plain.uri())) {
      assertThatThrownBy(() -> admin(client, off)).isInstanceOf(MongoCommandException.class);
    }
  }

  @Test
  @DisplayName("OP-3: a standalone server can be started, to test that it is refused")
  void aStandaloneServerHasNoReplicaSet() {
    try (var standalone = MongodServer.start(MongodOptions.temporary().asStandalone());
        var client = MongoClients.create(standalone.uri())) {
      assertThat(admin(client, new Document("hello", 1)))
          .doesNotContainKey("setName")
          .containsEntry("isWritablePrimary", true);
    }
  }

  @Test
  @DisplayName("OP-3: a mongod that dies at its start is quoted")
  void aMongodThatDiesIsQuoted() throws IOException {
    var dying =
        new FakeMachine(folder).executable(folder.resolve("dying"), "echo 'bad hardware'; exit 3");

    assertThatThrownBy(
            () -> MongodServer.start(MongodOptions.temporary().runBy(new Mongod.Executable(dying))))
        .isInstanceOf(MongodFailed.class)
        .hasMessageContaining("status 3")
        .hasMessageContaining("bad hardware");
  }

  @Test
  @DisplayName("OP-3: data that are damaged are an error with the last lines of the log")
  void damagedDataAreAnError() throws IOException {
    Files.createDirectories(folder.resolve("db"));
    Files.writeString(folder.resolve("db/storage.bson"), "no BSON");

    assertThatThrownBy(() -> MongodServer.start(MongodOptions.keptIn(folder)))
        .isInstanceOf(MongodFailed.class)
        .hasMessageContaining("Unable to read the storage engine metadata file")
        .hasMessageContaining("The last lines of " + folder.resolve("mongod.log"));
    // The folder is free again: the next start fails for the same reason, not for a lock.
    assertThatThrownBy(() -> MongodServer.start(MongodOptions.keptIn(folder)))
        .hasMessageContaining("Unable to read the storage engine metadata file");
  }

  @Test
  @DisplayName("OP-3: MongoDB before 6.0 is refused")
  void oldServersAreRefused() {
    var old = new Document("version", "5.0.31").append("versionArray", List.of(5, 0, 31, 0));
    var new6 = new Document("version", "6.0.0").append("versionArray", List.of(6, 0, 0, 0));
    var program = new Mongod.Executable(Path.of("mongod"));

    assertThatThrownBy(() -> Member.requireSupported(program, old))
        .isInstanceOf(MongodFailed.class)
        .hasMessageContaining("MongoDB 5.0.31")
        .hasMessageContaining("6.0 or newer");
    assertThatCode(() -> Member.requireSupported(program, new6)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("The tests of one JVM share one server and keep apart by database")
  void testsShareOneServer() {
    var shared = MongodForTests.shared();

    assertThat(shared.uri()).isEqualTo(MongodForTests.shared().uri());
    assertThat(shared.newDatabase()).isNotEqualTo(shared.newDatabase());
    try (var client = MongoClients.create(shared.uri())) {
      var database = client.getDatabase(shared.newDatabase());
      database.getCollection("things").insertOne(new Document());
      database.drop();
    }
  }

  private static void connect(String host, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1000);
    }
  }

  private static MongoCollection<Document> things(MongoClient client) {
    return client.getDatabase("test").getCollection("things");
  }

  private static Document admin(MongoClient client, Document command) {
    return client.getDatabase("admin").runCommand(command);
  }

  private static MongoClient impatient(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .timeout(500, TimeUnit.MILLISECONDS)
            .build());
  }
}
