package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.Role;
import io.neosc.domain.scrub.Planted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Secrets that clients put where they do not belong")
final class SecretsTest {
  private static final String JWT = secret(Planted.Kind.JWT);
  private static final String API_KEY = secret(Planted.Kind.API_KEY);
  private static final String BEARER = secret(Planted.Kind.BEARER);
  private static TestServer server;

  private static String secret(Planted.Kind kind) {
    var random = new SplittableRandom(11);
    return Stream.generate(() -> Planted.of(kind, random).secret())
        .filter(secret -> !secret.endsWith("."))
        .findFirst()
        .orElseThrow();
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static AuditEntry last() {
    return server.app.store.entries().getLast();
  }

  @Test
  @DisplayName("AU-14: a User-Agent and an attempted e-mail with tokens are masked in the entry")
  void entriesOfRefusedSignIns() {
    server
        .post("/api/auth/login")
        .header("User-Agent", "curl/8.5.0 Authorization: Bearer " + BEARER)
        .json("{\"email\":\"%s\",\"password\":\"x\"}".formatted(API_KEY))
        .send()
        .is(401);

    var personal = Objects.requireNonNull(last().personal());
    assertThat(personal.userAgent()).isEqualTo("curl/8.5.0 Authorization: [masked]");
    assertThat(personal.userEmail()).isEqualTo("[masked]");
    assertThat(personal.canonical()).doesNotContain(BEARER, API_KEY);
  }

  @Test
  @DisplayName("AU-14: details are masked before they are hashed: the chain proves what is stored")
  void detailsAreMaskedBeforeTheyAreHashed() {
    server
        .post("/api/auth/register")
        .json(
            "{\"email\":\"eve@example.org\",\"name\":\"Eve\",\"password\":\"%s\",\"organization\":\"%s\"}"
                .formatted(TestServer.PASSWORD, "key " + API_KEY))
        .send()
        .is(201);

    assertThat(Objects.requireNonNull(last().personal()).details())
        .contains("asked for organization key [masked]");
    assertThat(Verification.of(server.app.store.entries()).sound()).isTrue();
  }

  @Test
  @DisplayName("AU-14: ids and hashes of an entry stay as they are")
  void idsAndHashesStay() {
    var token = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    server.post("/api/workspaces/ws-desktop/stop").as(token).send().is(200);

    var entries = server.get("/api/audit-logs").as(server.signIn(Role.AUDITOR)).send().is(200);
    assertThat(entries.list())
        .allSatisfy(entry -> assertThat(String.valueOf(entry.get("hash"))).matches("[0-9a-f]{64}"))
        .anySatisfy(
            entry -> assertThat(String.valueOf(entry.get("sign_in"))).matches("[0-9a-f]{64}"));
    assertThat(server.app.store.entries().getLast().resource()).isNotBlank();
  }

  @Test
  @DisplayName("OB-7: a problem does not repeat the secret that the path or a field's name holds")
  void problemsRepeatNoSecret() {
    var path = server.get("/api/nothing/" + JWT + "/x").send().is(404);
    assertThat(path.text("instance")).isEqualTo("/api/nothing/[masked]/x");
    assertThat(path.body()).doesNotContain(JWT);

    var field =
        server
            .post("/api/auth/login")
            .json("{\"email\":\"a@example.org\",\"password\":\"x\",\"%s\":1}".formatted(JWT))
            .send()
            .isProblem(400, "request.invalid");
    assertThat(field.body()).contains("[masked]").doesNotContain(JWT);

    var query =
        server
            .get("/api/sessions?" + URLEncoder.encode(API_KEY, StandardCharsets.UTF_8) + "=1")
            .as(server.signIn(Role.USER))
            .send()
            .isProblem(400, "request.invalid");
    assertThat(query.body()).contains("[masked]").doesNotContain(API_KEY);
  }
}
