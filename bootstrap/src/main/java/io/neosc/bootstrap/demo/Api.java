package io.neosc.bootstrap.demo;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** NeoSC as one program outside sees it: HTTP and JSON, with the token of who is signed in. */
final class Api implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI server;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = JsonMapper.createDefault();
  private @Nullable String token;

  Api(URI server) {
    this.server = server;
  }

  /** What came back; the body is JSON's null when there was none. */
  record Answer(int status, JsonNode body) {
    boolean good() {
      return status / 100 == 2;
    }
  }

  /**
   * The text of a field.
   *
   * @throws IOException if the server did not say it
   */
  static String text(JsonNode object, String field) throws IOException {
    var value = object.get(field);
    if (value == null || !value.isString()) {
      throw new IOException("the answer lacks " + field);
    }
    return value.getStringValue();
  }

  /** Registers; who is known already signs in. */
  Answer enter(String name, String email, String password)
      throws IOException, InterruptedException {
    token = null;
    var answer =
        post("/api/auth/register", Map.of("name", name, "email", email, "password", password));
    if (answer.status() == 409) {
      answer = post("/api/auth/login", Map.of("email", email, "password", password));
    }
    if (answer.good()) {
      token = text(answer.body(), "access_token");
    }
    return answer;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  Answer post(String path, Map<String, String> body) throws IOException, InterruptedException {
    var fields =
        body.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> JsonNode.createStringNode(e.getValue())));
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    json.writeValueAsBytes(JsonNode.createObjectNode(fields))))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.header("User-Agent", "neosc-demo");
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofByteArray());
    var read = answer.body().length == 0 ? null : json.readValue(answer.body(), JsonNode.class);
    return new Answer(answer.statusCode(), Objects.requireNonNullElse(read, JsonNode.nullNode()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
