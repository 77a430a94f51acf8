package io.neosc.benchmark.fault;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** HTTP to a server that may be gone, and back at another port, with one person's token. */
final class Door {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final int LOST = 0;
  private final HttpClient client;
  private final IntSupplier port;
  private final String token;

  /**
   * @param port where the server is now
   * @param token empty for nobody
   */
  Door(HttpClient client, IntSupplier port, String token) {
    this.client = client;
    this.port = port;
    this.token = token;
  }

  /** The same with the token of a new account. */
  Door registered(String email, String password) {
    var body =
        """
        {"email": "%s", "password": "%s", "name": "Somebody"}\
        """
            .formatted(email, password);
    var answer =
        send(
            request("/api/auth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    if (answer.status() != 201) {
      throw new IllegalStateException("no account: " + answer);
    }
    return new Door(client, port, answer.text("access_token"));
  }

  /** The same person at another server. */
  Door at(IntSupplier server) {
    return new Door(client, server, token);
  }

  /** The same server for who has this token. */
  Door with(String other) {
    return new Door(client, port, other);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /**
   * @param key names the request, so that a repetition is none; null for those that cannot be named
   */
  Answer post(String path, @Nullable String key) {
    var request = request(path).POST(BodyPublishers.noBody());
    return send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
            .timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(LOST, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back, or that the connection was lost. */
  record Answer(int status, String body) {

    /** Whether it says what became of the request. */
    boolean known() {
      return status != LOST && status != 503;
    }

    String text(String field) {
      return field(json(), field).getStringValue();
    }

    long number(String field) {
      return field(json(), field).getLongValue();
    }

    /** The value of a metric without labels in Prometheus' text; -1 if it is not there. */
    long metric(String name) {
      return body.lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElse(-1);
    }

    List<String> texts(String field) {
      var found = new ArrayList<String>();
      json().values().forEach(item -> found.add(field(item, field).getStringValue()));
      return found;
    }

    private static JsonNode field(JsonNode of, String name) {
      return Objects.requireNonNull(of.get(name), name);
    }

    private JsonNode json() {
      try {
        return Objects.requireNonNull(JSON.readValue(body, JsonNode.class));
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }
  }
}
