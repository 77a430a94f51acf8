package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway says reaches those who watch, and outlives a killed server (SE-7, LI-3). */
class GatewayLifeTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PASSWORD = "planted-gateway-password";
  private static final String CATALOGUE =
      """
      workspaces:
        - {id: ws-a, name: A, type: web, url: "https://a.example", launch_mode: iframe}
      """;

  private final String mongodb = Databases.fresh();
  @TempDir Path folder;

  /** Everybody who has a part in it, at one server. */
  private record Cast(Caller admin, Caller user, Caller gateway, String session) {
    static Cast at(URI server) {
      var admin = Caller.admin(server);
      var user = Caller.of(server).registered("ada@example.org", PASSWORD);
      var key =
          admin
              .post("/api/admin/api-keys", "{\"name\":\"gw\",\"scopes\":[\"sessions:report\"]}")
              .requires(201)
              .text("key");
      Caller.SECRETS.add(key);
      var session = user.post("/api/workspaces/ws-a/launch").requires(201).text("session_id");
      return new Cast(admin, user, Caller.of(server).withToken(key), session);
    }

    /** The answer of {@code server} to a heartbeat with these fields beside its time. */
    Caller.Answer beat(URI server, String fields) {
      var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      return gateway
          .at(server)
          .post(
              "/api/sessions/" + session + "/heartbeat",
              "{%s \"at\": \"%s\"}".formatted(fields, at))
          .requires(200);
    }
  }

  @Test
  @DisplayName(
      "SE-7, LI-3, RE-1: a heartbeat's news are a frame for owner and admin and outlive a kill;"
          + " what was heard a second before it does too; a removed workspace is told everybody")
  void newsReachThoseWhoWatchAndOutliveAKill() throws Exception {
    var variables = variables();
    Cast cast;
    try (var server = ServerProcess.start(variables, "serve")) {
      var address = server.awaitReady();
      cast = Cast.at(address);
      toldToThoseWhoWatch(cast, address);
      cast.beat(address, "\"bytes_in\": 1000,");
      await().atMost(SOON).until(() -> storedBytes(cast.session()) == 1000);
      cast.beat(address, "\"bytes_in\": 2000,");
      cast.beat(address, "\"tunnel_status\": \"unencrypted\",");
      server.kill();
    }
    try (var server = ServerProcess.start(variables, "serve")) {
      var address = server.awaitReady();
      var admin = cast.admin().at(address);
      var shown = admin.get("/api/admin/sessions/" + cast.session()).requires(200);
      assertThat(shown.text("tunnel_status")).isEqualTo("unencrypted");
      assertThat(shown.json().get("bytes_in").getLongValue()).isIn(1000L, 2000L);
      assertThat(
              admin
                  .get("/api/audit-logs?action=report_session&session_id=" + cast.session())
                  .texts("action"))
          .hasSize(2);
      removalIsTold(cast, address);
    }
  }

  private static void toldToThoseWhoWatch(Cast cast, URI address) {
    try (var owner = Socket.open(cast.user(), address);
        var admin = Socket.open(cast.admin(), address)) {
      owner.awaitFrame(SOON, "\"type\":\"snapshot\"");
      admin.awaitFrame(SOON, "\"type\":\"snapshot\"");
      cast.beat(address, "\"tunnel_status\": \"encrypted\",");
      for (var socket : new Socket[] {owner, admin}) {
        assertThat(
                socket.awaitFrame(
                    SOON,
                    "\"type\":\"session\"",
                    cast.session(),
                    "\"tunnel\":{\"value\":\"encrypted\",\"source\":\"gateway:key-"))
            .contains("\"limits\":{\"idle_timeout\":");
      }
    }
  }

  private long storedBytes(String session) {
    try (var client = MongoClients.create(mongodb)) {
      var sign =
          client
              .getDatabase(URI.create(mongodb).getPath().replace("/", ""))
              .getCollection("session_signs")
              .find(Filters.eq("_id", session))
              .first();
      return sign == null || sign.getLong("bytes_in") == null ? 0 : sign.getLong("bytes_in");
    }
  }

  private static void removalIsTold(Cast cast, URI address) {
    try (var owner = Socket.open(cast.user(), address)) {
      owner.awaitFrame(SOON, "\"type\":\"snapshot\"", "\"ws-a\"");
      cast.admin().at(address).delete("/api/workspaces/ws-a").requires(204);
      owner.awaitFrame(SOON, "\"topic\":\"workspaces\"", "\"id\":\"ws-a\"", "\"removed\":true");
      owner.awaitFrame(SOON, "\"type\":\"session\"", "\"end_reason\":\"workspace_removed\"");
    }
  }

  private Map<String, String> variables() throws IOException {
    var variables = ServerProcess.variables(mongodb);
    var catalogue = Files.writeString(folder.resolve("workspaces.yaml"), CATALOGUE);
    variables.put("NEOSC_WORKSPACES_DEFAULTS", catalogue.toString());
    return variables;
  }
}
