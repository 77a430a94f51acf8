package io.neosc.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID-14 how people look for an account")
class SearchWordsTest {
  private static final EmailAddress EMAIL = new EmailAddress("Ada.King+x@Sub.Exämple.org");

  private static boolean found(String name, String text) {
    return SearchWords.found(SearchWords.wordsOf(name, EMAIL), text);
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
  void longWordsAreComparedWhole() {
    var name = "x".repeat(32) + "abc";
    assertThat(found(name, name)).isTrue();
    assertThat(found(name, "x".repeat(32) + "other")).isFalse();
    assertThat(found(name, "x".repeat(33))).isFalse();
  }

  @Test
  void noNameMakesThousands() {
    assertThat(SearchWords.wordsOf("a-".repeat(100), EMAIL)).hasSizeLessThan(41);
    assertThat(SearchWords.askedBy(" \t ")).isEmpty();
  }
}
