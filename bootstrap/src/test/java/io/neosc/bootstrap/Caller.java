package io.neosc.bootstrap;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody who uses a server over HTTP, with the token of the last time it signed in. */
final class Caller {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Everything that callers of this JVM were given or typed and that no log may hold. */
  static final List<String> SECRETS = new CopyOnWriteArrayList<>();

  private final URI server;
  private final @Nullable String token;

  private Caller(URI server, @Nullable String token) {
    this.server = server;
    this.token = token;
  }

  static Caller of(URI server) {
    return new Caller(server, null);
  }

  /** The same person at another node. */
  Caller at(URI other) {
    return new Caller(other, token);
  }

  Caller withToken(String other) {
    return new Caller(server, other);
  }

  static Caller admin(URI server) {
    return of(server).signedIn(ServerProcess.ADMIN_EMAIL, ServerProcess.ADMIN_PASSWORD);
  }

  Caller registered(String email, String password) {
    SECRETS.add(password);
    return entered(
        "/api/auth/register",
        """
        {"email": "%s", "password": "%s", "name": "Somebody"}\
        """
            .formatted(email, password),
        201);
  }

  Caller signedIn(String email, String password) {
    SECRETS.add(password);
    return entered(
        "/api/auth/login",
        """
        {"email": "%s", "password": "%s"}\
        """
            .formatted(email, password),
        200);
  }

  private Caller entered(String path, String body, int expected) {
    var answer = of(server).post(path, body).requires(expected);
    SECRETS.add(answer.text("access_token"));
    SECRETS.add(answer.text("refresh_token"));
    return new Caller(server, answer.text("access_token"));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Under a name of its own, so that it may be repeated (API-6). */
  Answer postOnce(String path, String key) {
    return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
  }

  Answer patch(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String body) {

    Answer requires(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + ", got " + this);
      }
      return this;
    }

    JsonNode json() {
      try {
        return JSON.readValue(body, JsonNode.class);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    String text(String field) {
      return json().get(field).getStringValue();
    }

    /** The text of a field in each object of a list. */
    List<String> texts(String field) {
      return texts(json(), field);
    }

    static List<String> texts(JsonNode list, String field) {
      var texts = new ArrayList<String>();
      list.values().forEach(item -> texts.add(item.get(field).coerceStringValue()));
      return texts;
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }
}
