package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  @DisplayName("ID-5: a secret that was made is kept, and only its owner can read it")
  void aSecretIsKeptAndOnlyItsOwnerCanReadIt() throws IOException {
    var folder = DataFolder.at(temporary.resolve("deep/data").toString());

    var secret = folder.secret("jwt-secret", 48);

    assertThat(secret).hasSize(64);
    assertThat(DataFolder.at(folder.path().toString()).secret("jwt-secret", 48)).isEqualTo(secret);
    assertThat(folder.secret("another", 48)).isNotEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(folder.path().resolve("jwt-secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithTheVariableToSet() throws IOException {
    var file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.at(file.resolve("data").toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("NEOSC_DATA_DIR");
  }
}
