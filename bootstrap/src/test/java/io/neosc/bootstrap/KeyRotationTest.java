package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The signing key is replaced node by node, and nobody has to sign in again (ID-5). */
class KeyRotationTest {
  private static final String OLD = ServerProcess.JWT_SECRET;
  private static final String NEW =
      "pLanted-next-JWT-key-0a1b2c3d4e5f60718293a4b5c6d7e8f9-abcdABCD-EFGHIJ";

  @Test
  @DisplayName("ID-5: nodes with swapped keys accept each other's tokens; then the old one is none")
  void nodesAcceptEachOthersTokensWhileKeysAreReplaced() {
    var database = Databases.fresh();
    String signedWithOld;
    String signedWithNew;
    try (var prepared = node(database, OLD, NEW);
        var swapped = node(database, NEW, OLD)) {
      signedWithOld = login(prepared);
      signedWithNew = login(swapped);

      assertThat(status(swapped, signedWithOld)).isEqualTo(200);
      assertThat(status(prepared, signedWithNew)).isEqualTo(200);
    }
    try (var done = node(database, NEW, null)) {
      assertThat(status(done, signedWithNew)).isEqualTo(200);
      assertThat(status(done, signedWithOld)).isEqualTo(401);
    }
  }

  private static ServerProcess node(String database, String key, @Nullable String previous) {
    var variables = ServerProcess.variables(database);
    variables.put("STATUS_JWT_SECRET", key);
    if (previous != null) {
      variables.put("STATUS_JWT_SECRET_PREVIOUS", previous);
    }
    var node = ServerProcess.start(Map.copyOf(variables), "serve");
    node.awaitReady();
    return node;
  }

  private static String login(ServerProcess node) {
    var body =
        """
        {"email": "%s", "password": "%s"}\
        """
            .formatted(ServerProcess.ADMIN_EMAIL, ServerProcess.ADMIN_PASSWORD);
    return Caller.of(node.address())
        .post("/api/auth/login", body)
        .requires(200)
        .text("access_token");
  }

  private static int status(ServerProcess node, String token) {
    return Caller.of(node.address()).withToken(token).get("/api/auth/me").status();
  }
}
