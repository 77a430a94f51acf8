package io.neosc.mongod;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One server on its data folder and port, through any number of runs of mongod. It knows nothing of
 * the other members of its replica set: its driver speaks to this server alone.
 */
final class Member implements AutoCloseable {

  static final String SET_NAME = "neosc";
  static final String LOOPBACK = "127.0.0.1";

  /** In the folder of the data. */
  static final String KEY_FILE = "keyfile";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP_OF_ANOTHER = Duration.ofSeconds(20);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
  private static final int OLDEST_MAJOR_VERSION = 6;
  private static final int MOST_PORTS_TRIED = 5;

  // Exit statuses of mongod.
  private static final int PORT_IN_USE = 48;
  private static final int DATA_IN_USE = 100;

  // Below the ports that systems give to outgoing connections: a restart finds its port free.
  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;

  private final Mongod program;
  private MongodOptions options;
  private final DataFolder folder;
  private final int port;
  private final MongoClient client;
  private @Nullable MongodProcess process;
  private boolean frozen;

  private Member(Mongod program, MongodOptions options, DataFolder folder, int port) {
    this.program = program;
    this.options = options;
    this.folder = folder;
    this.port = port;
    this.client = MongoClients.create(settings(port));
  }

  /**
   * Starts a server on a free port and waits until it answers.
   *
   * @throws MongodFailed when its data folder is in use or it does not come up
   */
  static Member start(Mongod program, MongodOptions options) {
    var folder = DataFolder.of(options);
    for (int tried = 1; tried <= MOST_PORTS_TRIED; tried++) {
      var member = new Member(program, options, folder, freePort());
      try {
        if (member.comesUp()) {
          requireSupported(program, member.run(new Document("buildInfo", 1)));
          return member;
        }
        member.client.close();
      } catch (RuntimeException e) {
        member.close();
        throw e;
      }
    }
    var lastLines = folder.lastLines();
    folder.close();
    throw new MongodFailed("mongod found no free port" + lastLines);
  }

  /** Starts mongod again on the same port and data. */
  void restart() {
    if (isRunning()) {
      throw new IllegalStateException("The server is running: kill it first");
    }
    if (!comesUp()) {
      throw new MongodFailed("Port " + port + " was taken by another program" + lastLines());
    }
  }

  /** Starts mongod again on the same port and data, with access control from now on. */
  void restartGuarded() {
    kill();
    try {
      var file = folder.path().resolve("db").resolve(KEY_FILE);
      Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new MongodFailed("The key file could not be written: " + e.getMessage(), e);
    }
    options = options.withAccessControl();
    restart();
  }

  /** Kills it as a power cut would. */
  void kill() {
    process().kill();
    frozen = false;
  }

  void freeze() {
    process().freeze();
    frozen = true;
  }

  void thaw() {
    process().thaw();
    frozen = false;
  }

  long pid() {
    return process().pid();
  }

  boolean isRunning() {
    return process != null && process.isRunning();
  }

  String host() {
    return LOOPBACK + ":" + port;
  }

  String lastLines() {
    return folder.lastLines();
  }

  /** A command to the database {@code admin} of this server alone. */
  Document run(Document command) {
    return client.getDatabase("admin").runCommand(command);
  }

  /** What it says of itself; nothing when it is down, frozen or silent. */
  Optional<Document> hello() {
    if (frozen || !isRunning()) {
      return Optional.empty();
    }
    try {
      return Optional.of(run(new Document("hello", 1)));
    } catch (MongoException _) {
      return Optional.empty();
    }
  }

  /** Waits a moment between two looks. */
  void pause() {
    process().pause();
  }

  void requestStop() {
    if (process != null) {
      process.requestStop();
    }
  }

  @Override
  public void close() {
    requestStop();
    if (process != null) {
      process.awaitEnd();
    }
    client.close();
    folder.close();
  }

  /**
   * Starts mongod and waits for its first answer; false when its port is taken. Data that another
   * mongod still has are waited for: it is the one of a killed parent, about to be stopped.
   */
  private boolean comesUp() {
    var started = System.nanoTime();
    startProcess();
    while (System.nanoTime() - started < LONGEST_START.toNanos()) {
      if (hello().isPresent()) {
        return true;
      }
      if (!isRunning()) {
        switch (process().status()) {
          case PORT_IN_USE -> {
            return false;
          }
          case DATA_IN_USE -> {
            if (System.nanoTime() - started > LONGEST_STOP_OF_ANOTHER.toNanos()) {
              throw new MongodFailed(
                  "The data in " + folder.path() + " are in use by a mongod of somebody else");
            }
            startProcess();
          }
          default ->
              throw new MongodFailed(
                  "mongod ended with status " + process().status() + " at its start" + lastLines());
        }
      }
      pause();
    }
    throw new MongodFailed(
        "mongod did not answer within " + LONGEST_START.toSeconds() + " s" + lastLines());
  }

  private void startProcess() {
    try {
      folder.startNewLog();
      process =
          MongodProcess.start(
              CommandLine.of(program, options, folder.path(), port),
              folder.path(),
              folder.isTemporary());
    } catch (IOException e) {
      throw new MongodFailed("mongod could not be started: " + e.getMessage(), e);
    }
  }

  /** Refuses a server that is too old, by its answer to {@code buildInfo}. */
  static void requireSupported(Mongod program, Document build) {
    if (build.getList("versionArray", Integer.class).getFirst() < OLDEST_MAJOR_VERSION) {
      throw new MongodFailed(
          program + " is MongoDB " + build.getString("version") + "; NeoSC needs 6.0 or newer");
    }
  }

  private MongodProcess process() {
    if (process == null) {
      throw new IllegalStateException("The server has not been started");
    }
    return process;
  }

  private static MongoClientSettings settings(int port) {
    return MongoClientSettings.builder()
        .applyConnectionString(
            new ConnectionString("mongodb://" + LOOPBACK + ":" + port + "/?directConnection=true"))
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
        .applyToServerSettings(server -> server.minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
        .timeout(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (var socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException _) {
        // Taken: the next number.
      }
    }
  }
}
