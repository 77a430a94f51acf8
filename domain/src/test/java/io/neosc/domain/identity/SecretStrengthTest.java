package io.neosc.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretStrengthTest {
  private static final int SHORTEST = 16;

  @ParameterizedTest(name = "[{0}]")
  @DisplayName("ID-5, OP-4: what others may know or guess is no secret")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is not set",
        "'                    ' | is not set",
        "f7c1a9e2b4d8053 | has 15 characters; at least 16 are needed",
        "aaaaaaaaaaaaaaaaaaaa | is too regular to be a secret",
        "abcdefghiabcdefghi | is too regular to be a secret",
        "aabbccddeeffgghhii | is too regular to be a secret",
        "k3Fz9QpLx7Tk3Fz9QpLx7T | is too regular to be a secret",
        "k3Fz9QpLx7Tk3Fz9QpLx7Tk3 | is too regular to be a secret",
        "f7c1a9e2-ChangeMe-b4d8 | contains a word of examples, so others may know it",
        "f7c1a9e2-SECRET-b4d8 | contains a word of examples, so others may know it",
        "x0123456789kwqzmv | contains a word of examples, so others may know it",
      })
  void whatOthersMayKnowIsNoSecret(String secret, String weakness) {
    assertThat(SecretStrength.weakness(secret, SHORTEST)).contains(weakness);
  }

  @ParameterizedTest
  @DisplayName("ID-5: random text of the length asked for is good")
  @CsvSource({"f7c1a9e2b4d80536", "k3Fz9QpLx7Tm2WnR", "k3Fz9QpLx7Tk3Fz9QpLx", "aabbccddeeffgghhij"})
  void randomTextIsGood(String secret) {
    assertThat(SecretStrength.weakness(secret, SHORTEST)).isEmpty();
  }

  @Test
  @DisplayName("a short secret need not have ten different characters")
  void aShortSecretNeedsFewerDifferentCharacters() {
    assertThat(SecretStrength.weakness("f7c1", 4)).isEmpty();
    assertThat(SecretStrength.weakness("f7c7", 4)).isPresent();
  }
}
