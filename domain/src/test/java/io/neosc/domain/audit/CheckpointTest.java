package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Checkpoint CHECKPOINT =
      Checkpoint.unsigned(
              new ChainHead(ChainHead.MAIN, 1_000, "ab".repeat(32)),
              Instant.parse("2026-03-05T12:00:00.007Z"),
              ChainHead.GENESIS_HASH,
              "0123456789abcdef")
          .signedWith("cd".repeat(64));

  @Test
  @DisplayName("AU-8 everything but the signature is signed, in canonical form")
  void everythingIsSigned() {
    assertThat(new String(CHECKPOINT.signed(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-03-05T12:00:00.007Z\",\"chain\":\"main\",\"hash\":\""
                + "ab".repeat(32)
                + "\",\"key_id\":\"0123456789abcdef\",\"previous\":\""
                + "0".repeat(64)
                + "\",\"seq\":1000,\"type\":\"checkpoint\",\"v\":1}");
  }

  @Test
  @DisplayName("AU-8 a line says the checkpoint that it was made of")
  void aLineSaysTheCheckpoint() {
    assertThat(Checkpoint.parse(CHECKPOINT.line())).isEqualTo(CHECKPOINT);
  }

  @Test
  @DisplayName("AU-8 no line with one byte changed or left out says the same checkpoint")
  void noOtherLineSaysTheSame() {
    var line = CHECKPOINT.line();
    for (var at = 0; at < line.length(); at++) {
      assertThat(said(line.substring(0, at) + line.substring(at + 1))).isNotEqualTo(CHECKPOINT);
      assertThat(
              said(line.substring(0, at) + (char) (line.charAt(at) ^ 1) + line.substring(at + 1)))
          .isNotEqualTo(CHECKPOINT);
    }
  }

  @Test
  @DisplayName("AU-8 a checkpoint may introduce another key, and no byte of it may change")
  void aKeyIsIntroduced() throws GeneralSecurityException {
    var key = TrailKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
    var introduction = CHECKPOINT.introducing(key).signedWith("cd".repeat(64));
    var line = introduction.line();

    assertThat(line).contains(",\"next_key\":\"" + key.text() + "\",\"previous\":");
    assertThat(Checkpoint.parse(line)).isEqualTo(introduction);
    assertThat(introduction.digest()).isNotEqualTo(CHECKPOINT.digest());
    for (var at = 0; at < line.length(); at++) {
      var changed = line.substring(0, at) + (char) (line.charAt(at) ^ 1) + line.substring(at + 1);
      assertThat(said(changed)).isNotEqualTo(introduction);
    }
    var own = Checkpoint.unsigned(CHECKPOINT.head(), CHECKPOINT.at(), "0".repeat(64), key.id());
    assertThatIllegalArgumentException().isThrownBy(() -> own.introducing(key));
    assertThatIllegalArgumentException().isThrownBy(() -> TrailKey.parse("ab".repeat(44)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrailKey.parse(key.text().toUpperCase(Locale.ROOT)));
  }

  @Test
  @DisplayName("AU-8 what is no line of a checkpoint is refused, whatever it is")
  void whatIsNoLineIsRefused() {
    var line = CHECKPOINT.line();
    for (var other :
        new String[] {
          "",
          "{}",
          line + " ",
          line + line,
          line.replace("\"seq\":1000", "\"seq\":01000"),
          line.replace("\"seq\":1000", "\"seq\":9999999999999999"),
          line.replace("2026-03-05", "2026-13-45"),
          line.replace("main", "Main")
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(other));
    }
  }

  private static Object said(String line) {
    try {
      return Checkpoint.parse(line);
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }
}
