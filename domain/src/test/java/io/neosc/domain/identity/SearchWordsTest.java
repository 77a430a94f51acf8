package io.neosc.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID-14 how people look for an account")
class SearchWordsTest {
  private static final EmailAddress EMAIL = new EmailAddress("Ada.King+x@Sub.Exämple.org");

  private static boolean found(String name, String text) {
    return SearchWords.beginningsOf(name, EMAIL).containsAll(SearchWords.wantedBy(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "ADA",
        "love",
        "ada love",
        "Love Ada",
        "  o'hara ",
        "hara",
        "ada.king",
        "king+x@sub",
        "exämple.org",
        "EXÄMPLE",
        "org",
        "ada.king+x@sub.exämple.org",
        "李",
        "(ext",
        "ext"
      })
  void beginningsOfWordsAreFound(String text) {
    assertThat(found("Ada Lovelace O'Hara 李 (ext)", text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"da", "lovelaces", "ada y", "xample", "@", "'hara", ".org", "$ne", ".*"})
  void nothingElseIs(String text) {
    assertThat(found("Ada Lovelace O'Hara", text)).isFalse();
  }

  @Test
  void longWordsAreComparedByTheirBeginning() {
    var name = "x".repeat(32) + "abc";
    assertThat(found(name, name)).isTrue();
    assertThat(found(name, "x".repeat(32) + "other")).isTrue();
    assertThat(found(name, "x".repeat(31) + "y")).isFalse();
  }

  @Test
  void charactersAreNeverCutInHalf() {
    var beginnings = SearchWords.beginningsOf("𝒜".repeat(40), EMAIL);

    assertThat(beginnings).contains("𝒜", "𝒜".repeat(32)).doesNotContain("𝒜".repeat(33));
    assertThat(beginnings).allMatch(text -> text.equals(roundTrip(text)));
    assertThat(SearchWords.wantedBy("𝒜".repeat(40))).containsExactly("𝒜".repeat(32));
  }

  private static String roundTrip(String text) {
    var utf8 = StandardCharsets.UTF_8;
    return new String(text.getBytes(utf8), utf8);
  }

  @Test
  void noNameMakesThousands() {
    assertThat(SearchWords.beginningsOf("a-".repeat(100), EMAIL)).hasSizeLessThan(1_001);
    assertThat(SearchWords.wantedBy(" \t ")).isEmpty();
  }
}
