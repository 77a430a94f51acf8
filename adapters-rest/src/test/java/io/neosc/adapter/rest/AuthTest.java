package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Registration and sign-in over HTTP")
final class AuthTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("ID-1, ID-2: registering answers 201 with tokens and the user, always of role user")
  void registeringSignsIn() {
    var answer =
        server
            .post("/api/auth/register")
            .json(
                """
                {"email":"Ada@Example.org","password":"correct horse battery",\
                "name":" Ada ","organization":"Analytical"}\
                """)
            .send()
            .is(201);

    assertThat(answer.json())
        .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "user")
        .containsEntry("token_type", "bearer")
        .containsEntry("expires_in", 900);
    assertThat(answer.object("user"))
        .containsOnlyKeys(
            "id", "email", "name", "organization", "organization_id", "role", "mfa_enabled")
        .containsEntry("email", "Ada@Example.org")
        .containsEntry("name", "Ada")
        .containsEntry("organization", "Default")
        .containsEntry("role", "user")
        .containsEntry("mfa_enabled", false);
    assertThat(server.get("/api/auth/me").as(answer.text("access_token")).send().is(200).json())
        .isEqualTo(answer.object("user"));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }
}
