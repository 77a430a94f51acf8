package io.neosc.mongod;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A running MongoDB server of one member, on a free port of the loopback interface. It stops when
 * it is closed, and also when this process ends in any way, SIGKILL included.
 */
public final class MongodServer implements AutoCloseable {

  private static final String SET_NAME = "neosc";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final MongodProcess process;
  private final Path folder;
  private final boolean temporary;
  private final boolean standalone;
  private final int port;

  private MongodServer(
      MongodProcess process, Path folder, boolean temporary, boolean standalone, int port) {
    this.process = process;
    this.folder = folder;
    this.temporary = temporary;
    this.standalone = standalone;
    this.port = port;
  }

  /**
   * Starts it and waits until it accepts writes.
   *
   * @throws MongodNotFound when there is nothing to start
   * @throws MongodFailed when it does not come up; the message ends with the last lines of its log
   */
  public static MongodServer start(MongodOptions options) {
    var program = options.program().orElseGet(Mongod::find);
    if (!(program instanceof Mongod.Executable(var path))) {
      throw new MongodFailed("Not a program on this machine: " + program);
    }
    try {
      var temporary = options.dataFolder().isEmpty();
      var folder =
          temporary
              ? Files.createTempDirectory("neosc-mongod-")
              : Files.createDirectories(options.dataFolder().get()).toAbsolutePath();
      Files.createDirectories(folder.resolve("db"));
      var port = freePort();
      var process =
          MongodProcess.start(folder, temporary, commandLine(path, folder, port, options));
      var server = new MongodServer(process, folder, temporary, options.standalone(), port);
      try {
        server.awaitReady();
        return server;
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MongodFailed("The data folder could not be made", e);
    }
  }

  /** The address to hand to a driver as {@code MONGODB_URI}. */
  public String uri() {
    return "mongodb://127.0.0.1:" + port + (standalone ? "/" : "/?replicaSet=" + SET_NAME);
  }

  /** The process id of mongod. */
  public long pid() {
    return process.pid();
  }

  /** Stops it cleanly, by force when that takes too long, and deletes a temporary data folder. */
  @Override
  public void close() {
    process.stop();
    if (temporary) {
      try {
        PipDownload.deleteRecursively(folder);
      } catch (IOException e) {
        throw new MongodFailed("The temporary data folder could not be deleted: " + folder, e);
      }
    }
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    try (var client = directClient()) {
      var admin = client.getDatabase("admin");
      var initiated = standalone;
      while (System.nanoTime() - deadline < 0) {
        if (!process.isRunning()) {
          throw new MongodFailed("mongod ended while it was starting" + process.lastLines());
        }
        try {
          if (!initiated) {
            initiate(client);
            initiated = true;
          }
          if (admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false)) {
            return;
          }
        } catch (MongoException _) {
          // Not listening yet; the deadline bounds the wait.
        }
        process.pause();
      }
    }
    throw new MongodFailed(
        "mongod accepted no writes within " + LONGEST_START + process.lastLines());
  }

  private void initiate(MongoClient client) {
    var admin = client.getDatabase("admin");
    var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
    try {
      admin.runCommand(
          new Document(
              "replSetInitiate", new Document("_id", SET_NAME).append("members", List.of(member))));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != 23) {
        throw e;
      }
      var config =
          admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
      config.put("members", List.of(member));
      config.put("version", config.getInteger("version") + 1);
      admin.runCommand(new Document("replSetReconfig", config).append("force", true));
    }
  }

  private MongoClient directClient() {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString("mongodb://127.0.0.1:" + port + "/?directConnection=true"))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
            .build());
  }

  private static List<String> commandLine(
      Path program, Path folder, int port, MongodOptions options) {
    var line =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--dbpath",
                folder.resolve("db").toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false",
                "--setParameter",
                "enableTestCommands=" + (options.testCommands() ? 1 : 0)));
    if (!options.standalone()) {
      line.addAll(List.of("--replSet", SET_NAME));
    }
    return List.copyOf(line);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
