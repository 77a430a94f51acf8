package io.neosc.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program of this class path in a process of its own, with the flags of the launcher, so that
 * ours and the floor have the same. Its limits are raised by configuration; it does its work.
 */
public final class ServerProcess implements AutoCloseable {
  static final String ADMIN = "admin@example.org";
  static final String PASSWORD = "Zq7-planted-admin-password";
  private static final Pattern READY = Pattern.compile("is ready at http://[^:]+:([0-9]+)");
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"(usr-[^\"]+)\"");
  private static final String MOST = "100000000";
  private static final String SECRET = secret();
  private static final Path DATA =
      Path.of(
          System.getProperty("java.io.tmpdir"), "neosc-benchmark-" + ProcessHandle.current().pid());

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.port = awaitPort(process.inputReader(StandardCharsets.UTF_8));
  }

  private static String secret() {
    var bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The product on this database. */
  static ServerProcess neosc(String mongodbUri) throws IOException {
    return neosc(mongodbUri, Map.of());
  }

  /** The product on this database, with {@code more} variables. */
  public static ServerProcess neosc(String mongodbUri, Map<String, String> more)
      throws IOException {
    var variables = new HashMap<>(more);
    // Of its own for each database: a node keeps there what proves that nobody replaced it.
    variables.put(
        "NEOSC_DATA_DIR", DATA.resolve(Integer.toHexString(mongodbUri.hashCode())).toString());
    variables.putAll(
        Map.of(
            "MONGODB_URI", mongodbUri,
            "STATUS_JWT_SECRET", SECRET,
            "STATUS_PORT", "0",
            "NEOSC_HOST", "0.0.0.0",
            "NEOSC_ADMIN_EMAIL", ADMIN,
            "NEOSC_ADMIN_PASSWORD", PASSWORD,
            "NEOSC_RATE_LIMITS_ACCOUNT_PER_MINUTE", MOST,
            "NEOSC_RATE_LIMITS_AUTH_PER_MINUTE", MOST,
            "NEOSC_RATE_LIMITS_PUBLIC_PER_MINUTE", MOST));
    return start(variables, "io.neosc.bootstrap.Main", "serve");
  }

  /** A server that sends this answer to everything. */
  static ServerProcess bare(byte[] answer) throws IOException {
    return start(Map.of(), BareHttp.class.getName(), HexFormat.of().formatHex(answer));
  }

  private static ServerProcess start(Map<String, String> variables, String... program)
      throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
    line.addAll(List.of(program));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("NEOSC_"));
    builder.environment().putAll(variables);
    return new ServerProcess(builder.start());
  }

  private static int awaitPort(BufferedReader output) throws IOException {
    var said = new ArrayList<String>();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      var ready = READY.matcher(line);
      if (ready.find()) {
        var _ = Thread.ofVirtual().start(() -> drain(output));
        return Integer.parseInt(ready.group(1));
      }
    }
    var last = said.subList(Math.max(0, said.size() - 20), said.size());
    throw new IllegalStateException("the server did not start: " + String.join("\n", last));
  }

  private static void drain(BufferedReader output) {
    try (output) {
      while (output.readLine() != null) {
        // What it logs does not matter here, but must not block it.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, on the loopback interface. */
  public int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Makes an account with the password that all have here. */
  void register(String email) {
    var made =
        post(
            "/api/auth/register",
            null,
            "{\"email\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    if (made.statusCode() != 201) {
      throw new IllegalStateException("no registration: " + made.statusCode());
    }
  }

  /** Signs the admin in and gives the access token. */
  String login() {
    return login(ADMIN);
  }

  /**
   * Attempts for one account from one address come one after the other: give each caller its own.
   */
  String login(String email) {
    var answer =
        post(
            "/api/auth/login",
            null,
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    var token = TOKEN.matcher(answer.body());
    if (!token.find()) {
      throw new IllegalStateException("no sign-in: " + answer.statusCode());
    }
    return token.group(1);
  }

  /** Tries to sign in from the address that a trusted proxy names; gives the status. */
  int tryLogin(String email, String password, String address) {
    var request =
        request("/api/auth/login", null)
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address);
    var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return send(request.POST(BodyPublishers.ofString(body))).statusCode();
  }

  /** Makes an account and disables it. */
  void disabledAccount(String email, String password) {
    var token = login();
    var made =
        post(
            "/api/admin/users",
            token,
            "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Gone\",\"role\":\"user\"}"
                .formatted(email, password));
    var id = ID.matcher(made.body());
    if (!id.find()) {
      throw new IllegalStateException("no account: " + made.statusCode());
    }
    var request =
        request("/api/admin/users/" + id.group(1), token)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"disabled\":true}"));
    if (send(request).statusCode() != 200) {
      throw new IllegalStateException("the account is not disabled");
    }
  }

  void logout(String token) {
    if (post("/api/auth/logout", token, "").statusCode() != 200) {
      throw new IllegalStateException("no logout");
    }
  }

  /** The status of {@code GET /api/auth/me}. */
  int me(String token) {
    return send(request("/api/auth/me", token).GET()).statusCode();
  }

  /** What is at {@code path}. */
  String get(String path, String token) {
    var answer = send(request(path, token).GET());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " is " + answer.statusCode());
    }
    return answer.body();
  }

  /** A POST without a body that must be good. */
  void change(String path, String token) {
    var status = tryChange(path, token);
    if (status != 200 && status != 201) {
      throw new IllegalStateException(path + " is " + status);
    }
  }

  /** The status of a POST without a body. */
  int tryChange(String path, String token) {
    return post(path, token, "").statusCode();
  }

  private HttpResponse<String> post(String path, @Nullable String token, String json) {
    var request = request(path, token);
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return send(request.POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGSTOP: it keeps its connections and does nothing. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on where it was. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("no signal " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL; returns when it is gone. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
