package io.neosc.domain.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.identity.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells of a person (AU-12). */
class MentionsTest {
  private final Mentions mentions =
      new Mentions(
          new Person(
              new EmailAddress("Ada.L+x@Example.org"),
              Set.of("Ada Lovelace", "Bob", "Zo\u00eb von $1\\E")));

  @ParameterizedTest
  @DisplayName("AU-12 the address in any case, and a name of several words, tell of the person")
  @ValueSource(
      strings = {
        "ada.l+x@example.org",
        "ADA.L+X@EXAMPLE.ORG",
        "Sign-in of Ada.L+x@Example.org ended: by an admin",
        "<ada.l+x@example.org>",
        "mailto:ada.l+x@example.org.",
        "ada.l+x@example.org, and others",
        "was ADA  LOVELACE here?",
        "(ada\tlovelace)",
        "zoe\u0308 von $1\\E"
      })
  void found(String text) {
    assertThat(mentions.in(text)).isTrue();
    assertThat(mentions.without(text))
        .contains("[erased]")
        .doesNotContainIgnoringCase("lovelace", "example");
  }

  @ParameterizedTest
  @DisplayName("AU-12 longer addresses, longer names and names of one word do not")
  @ValueSource(
      strings = {
        "",
        "jada.l+x@example.org",
        "x.ada.l+x@example.org",
        "ada.l+x@example.organic",
        "ada.l+x@example.org.uk",
        "ada.l+x@example.org-x",
        "adaXl+x@example.org",
        "Ada",
        "Lovelace",
        "Ada Lovelaced",
        "Wada Lovelace",
        "Bob"
      })
  void notFound(String text) {
    assertThat(mentions.in(text)).isFalse();
    assertThat(mentions.without(text)).isSameAs(text);
  }

  @Test
  @DisplayName("AU-12 all texts of a personal part are looked at, in fields and lists too")
  void everywhereInAPart() {
    var email = "ada.l+x@example.org";
    var salt = AuditFixture.aSalt(1);
    assertThat(
            List.of(
                new PersonalPart(salt, email, null, null, null, null, null),
                new PersonalPart(salt, null, null, "of " + email, null, null, null),
                new PersonalPart(salt, null, null, null, "by " + email, null, null),
                new PersonalPart(salt, null, null, null, null, Map.of("a", email), null),
                new PersonalPart(
                    salt,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of("a", List.of(1, Map.of("b", email))))))
        .allMatch(mentions::in);
    assertThat(mentions.in(PersonalPart.empty(salt))).isFalse();
  }

  @Test
  @DisplayName("a text does not get longer than it may by what stands in the place of a mention")
  void bounded() {
    var brief = new Mentions(new Person(new EmailAddress("a@b"), Set.of()));
    assertThat(brief.without("a@b a@b", 10)).isEqualTo("[erased] [");
    assertThat(brief.without("a@b \uD83D\uDE00\uD83D\uDE00", 10)).isEqualTo("[erased] ");
    assertThat(brief.without("a@b \uD83D\uDE00\uD83D\uDE00", 11))
        .isEqualTo("[erased] \uD83D\uDE00");
  }
}
