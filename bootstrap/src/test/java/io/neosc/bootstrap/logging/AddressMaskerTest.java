package io.neosc.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No e-mail address is left in a log (AU-12). */
class AddressMaskerTest {

  @ParameterizedTest
  @DisplayName("AU-12 addresses are masked wherever they stand in a text")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ada@example.org                               | [address]
          ada@intranet                                  | [address]
          dup key: { email_key: "ada.l+x@example.org" } | dup key: { email_key: "[address]" }
          <ada@example.org>, bob@example.org.           | <[address]>, [address].
          email=ada@example.org&x=1                     | email=[address]&x=1
          jos\u00e9@ex\u00e4mple.org                    | [address]
          """)
  void masked(String text, String expected) {
    assertThat(AddressMasker.mask(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("what is no address stays, to the character")
  @ValueSource(
      strings = {
        "",
        "@",
        "a@",
        "@b",
        "java.lang.Object@1b28cdfa",
        "10 @ 20",
        "@Test",
        "at 5@",
        "@@"
      })
  void stays(String text) {
    assertThat(AddressMasker.mask(text)).isSameAs(text);
  }

  @Test
  @DisplayName("OB-7 a text of nothing but the beginnings of addresses is looked at once")
  void linear() {
    assertThat(AddressMasker.mask("@".repeat(2_000_000))).hasSize(2_000_000);
    assertThat(AddressMasker.mask("a".repeat(2_000_000))).hasSize(2_000_000);
    assertThat(AddressMasker.mask("a@".repeat(500_000))).isNotEmpty();
  }
}
