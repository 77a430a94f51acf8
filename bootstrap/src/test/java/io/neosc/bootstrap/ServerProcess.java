package io.neosc.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The program in a process of its own, with the class path of the test and nothing of its JVM. */
final class ServerProcess implements AutoCloseable {
  static final String ADMIN_EMAIL = "admin@example.org";
  static final String ADMIN_PASSWORD = "Zq7-planted-admin-password";
  static final String JWT_SECRET =
      "pLanted-JWT-key-9f8e7d6c5b4a39281706f5e4d3c2b1a0-wxyzWXYZ-KLMNOPQRST";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Pattern READY = Pattern.compile("NeoSC is ready at http://[^:]+:([0-9]+)");

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private ServerProcess(Process process) {
    this.process = process;
    this.readers =
        List.of(
            Thread.ofVirtual()
                .start(() -> read(process.inputReader(StandardCharsets.UTF_8), output)),
            Thread.ofVirtual()
                .start(() -> read(process.errorReader(StandardCharsets.UTF_8), errors)));
  }

  private static void read(BufferedReader from, List<String> into) {
    try (from) {
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        into.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with exactly these variables, beside PATH and HOME. */
  static ServerProcess start(Map<String, String> variables, String... arguments) {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.neosc.bootstrap.Main"));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line);
    var environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "NEOSC_MONGOD"));
    environment.putAll(variables);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A node on a database, ready for requests. */
  static ServerProcess node(String mongodbUri) {
    var node = start(variables(mongodbUri), "serve");
    node.awaitReady();
    return node;
  }

  /** What {@code serve} needs. */
  static Map<String, String> variables(String mongodbUri) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("MONGODB_URI", mongodbUri);
    variables.put("NEOSC_DATA_DIR", dataDir(mongodbUri));
    variables.put("STATUS_JWT_SECRET", JWT_SECRET);
    variables.put("STATUS_PORT", "0");
    variables.put("NEOSC_HOST", "127.0.0.1");
    variables.put("NEOSC_ADMIN_EMAIL", ADMIN_EMAIL);
    variables.put("NEOSC_ADMIN_PASSWORD", ADMIN_PASSWORD);
    variables.put("NEOSC_WORKSPACES_DEFAULTS", Catalogue.SHIPPED);
    // All callers of a test have one address.
    for (var limit : List.of("ACCOUNT", "AUTH", "PUBLIC")) {
      variables.put("NEOSC_RATE_LIMITS_" + limit + "_PER_MINUTE", "1000000");
    }
    return variables;
  }

  /** One for each database, or a node would say that somebody replaced its database. */
  private static String dataDir(String mongodbUri) {
    var database = URI.create(mongodbUri).getPath().replace("/", "");
    var name = database.isEmpty() ? Integer.toHexString(mongodbUri.hashCode()) : database;
    return Path.of("target", "data", name).toString();
  }

  /** Waits for the line that says where it is. */
  URI awaitReady() {
    Awaitility.await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(20))
        .failFast(() -> {
          if (!process.isAlive()) {
            throw new AssertionError("the server ended:\n" + everything());
          }
        })
        .conditionEvaluationListener(null)
        .until(() -> port() > 0);
    return address();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private int port() {
    for (var line : Stream.concat(output.stream(), errors.stream()).toList()) {
      var ready = READY.matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    return 0;
  }

  long pid() {
    return process.pid();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  List<String> output() {
    return List.copyOf(output);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Both streams, for a look after a failure. */
  String everything() {
    return String.join("\n", output) + "\n" + String.join("\n", errors);
  }

  /** SIGTERM, and the exit code that follows; through the handle, which leaves the streams open. */
  int terminate() {
    process.toHandle().destroy();
    return awaitExit();
  }

  /** What Ctrl-C does, and the exit code that follows. */
  int interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return awaitExit();
  }

  /** The processes that it started, such as mongod under its watchdog. */
  List<ProcessHandle> children() {
    return process.toHandle().descendants().toList();
  }

  int awaitExit() {
    try {
      if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it did not end:\n" + everything());
      }
      for (var reader : readers) {
        reader.join();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL: the process has no chance to do anything. */
  void kill() {
    process.toHandle().destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    kill();
  }
}
