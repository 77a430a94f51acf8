package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasesTest {

  @Test
  @DisplayName("OP-4, OP-11: the variables of the seeds are honoured")
  void theVariablesOfTheSeedsAreHonoured() {
    var keys =
        Aliases.resolve(
            Map.of(
                "STATUS_PORT", "9090",
                "STATUS_JWT_SECRET", "s",
                "STATUS_ADMIN_PASSWORD", "p",
                "MONGODB_URI", "mongodb://x/",
                "CORS_ORIGIN", "https://portal.example.org",
                "HOME", "/somewhere"));

    assertThat(keys)
        .containsOnly(
            Map.entry("neosc.port", "9090"),
            Map.entry("neosc.security.jwt-secret", "s"),
            Map.entry("neosc.admin.password", "p"),
            Map.entry("mongodb.uri", "mongodb://x/"),
            Map.entry("neosc.cors.allowed-origins", "https://portal.example.org"));
  }

  @Test
  void theProductsOwnNameBeatsTheOneOfTheSeed() {
    var keys =
        Aliases.resolve(Map.of("STATUS_ADMIN_PASSWORD", "old", "NEOSC_ADMIN_PASSWORD", "new"));

    assertThat(keys).containsOnly(Map.entry("neosc.admin.password", "new"));
  }

  @Test
  void blankCountsAsAbsent() {
    assertThat(Aliases.resolve(Map.of("STATUS_PORT", "", "MONGODB_URI", "  "))).isEmpty();
  }

  @Test
  @DisplayName("OP-4: a secret can be the content of a file")
  void aSecretCanBeTheContentOfAFile(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("secret"), "from the file\n");

    var keys =
        Aliases.resolve(
            Map.of("STATUS_JWT_SECRET_FILE", file.toString(), "STATUS_PORT_FILE", "ignored"));

    assertThat(keys).containsOnly(Map.entry("neosc.security.jwt-secret", "from the file"));
  }

  @Test
  void aSecretFileThatCannotBeReadIsNamedByItsVariable(@TempDir Path folder) {
    var missing = folder.resolve("missing").toString();

    assertThatThrownBy(() -> Aliases.resolve(Map.of("MONGODB_URI_FILE", missing)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("MONGODB_URI_FILE");
  }
}
