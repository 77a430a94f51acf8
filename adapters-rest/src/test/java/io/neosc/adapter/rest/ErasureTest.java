package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The erasing of persons on the wire (AU-12). */
class ErasureTest {
  private static TestServer server;
  private static String admin;
  private Account.State ada = AccountFixture.aNewAccount().state();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void account() {
    ada = server.account(Role.USER);
  }

  private Answer erase(String account, String body) {
    return server.post("/api/admin/users/" + account + "/erase").as(admin).json(body).send();
  }

  private static String confirming(String email) {
    return "{\"email\":\"" + email + "\"}";
  }

  @Test
  @DisplayName("AU-12 who repeats the address gets 202, and the account is gone")
  void erased() {
    var address = ada.email().value().toUpperCase(Locale.ROOT);
    var answer = erase(ada.key(), confirming(address)).is(202);
    assertThat(answer.json())
        .containsOnlyKeys("user_id", "status", "requested_at", "erased_at")
        .containsEntry("user_id", ada.key())
        .containsEntry("status", "erasing")
        .containsEntry("erased_at", null);
    assertThat(answer.body()).doesNotContainIgnoringCase(address);
    server.get("/api/admin/users/" + ada.key()).as(admin).send().is(404);
    for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
      var read =
          server
              .get("/api/admin/users/" + ada.key() + "/erasure")
              .as(server.signIn(role))
              .send()
              .is(200);
      assertThat(read.json()).isEqualTo(answer.json());
    }
    assertThat(erase(ada.key(), confirming(address)).is(202).json()).isEqualTo(answer.json());
  }

  @Test
  @DisplayName("AU-12 refused: no address, another one, nobody, oneself; nothing happens")
  void refused() {
    assertThat(erase(ada.key(), "{}").isProblem(400, "request.invalid").fieldErrors())
        .containsExactly("email:required");
    assertThat(
            erase(ada.key(), "{\"email\":\"a@b.example\",\"force\":true}")
                .isProblem(400, "request.invalid")
                .fieldErrors())
        .containsExactly("force:unknown");
    for (var typed : List.of("nobody", "x@example.org", "x".repeat(320))) {
      erase(ada.key(), confirming(typed)).isProblem(422, "erasure.not-confirmed");
    }
    for (var nobody : List.of("usr-0199a1b2-c3d4-7e5f-8a9b-00000000ffff", "x", "..%2F", "usr-")) {
      erase(nobody, confirming("x@example.org")).isProblem(404, "account.not-found");
      server
          .get("/api/admin/users/" + nobody + "/erasure")
          .as(admin)
          .send()
          .isProblem(404, "erasure.not-found");
    }
    server.account(Role.ADMIN);
    var me = server.get("/api/auth/me").as(admin).send().is(200);
    erase(me.text("id"), confirming(me.text("email"))).isProblem(409, "account.own-account");
    server.get("/api/admin/users/" + ada.key()).as(admin).send().is(200);
  }
}
