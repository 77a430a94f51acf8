package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.aSalt;
import static io.neosc.domain.audit.AuditFixture.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalPartTest {
  @Test
  @DisplayName("AU-12 fields without a value are left out of the canonical form")
  void absentFieldsAreLeftOut() {
    assertThat(PersonalPart.empty(aSalt(1)).canonical()).isEqualTo("{}");
    assertThat(part("a@b.c", changes("note", null)).canonical())
        .isEqualTo("{\"after\":{\"note\":null},\"user_email\":\"a@b.c\"}");
  }

  @Test
  @DisplayName("AU-12 the same content with another salt has another commitment")
  void theSaltHidesTheContent() {
    var one = new PersonalPart(aSalt(1), "ada@example.org", null, null, null, null, null);
    var two = new PersonalPart(aSalt(2), "ada@example.org", null, null, null, null, null);

    assertThat(one.commitment()).isNotEqualTo(two.commitment()).hasSize(64);
  }

  @Test
  @DisplayName("AU-12 every field is committed to")
  void everyFieldIsCommittedTo() {
    var changes = changes("a", 1);
    assertThat(
            List.of(
                new PersonalPart(aSalt(1), "x", null, null, null, null, null).commitment(),
                new PersonalPart(aSalt(1), null, "x", null, null, null, null).commitment(),
                new PersonalPart(aSalt(1), null, null, "x", null, null, null).commitment(),
                new PersonalPart(aSalt(1), null, null, null, "x", null, null).commitment(),
                new PersonalPart(aSalt(1), null, null, null, null, changes, null).commitment(),
                new PersonalPart(aSalt(1), null, null, null, null, null, changes).commitment(),
                PersonalPart.empty(aSalt(1)).commitment()))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("AU-6 numbers and order of keys as a store gives them back make no difference")
  void storedPartsEqualWrittenOnes() {
    var written = part(null, changes("a", 1, "b", List.of(Map.of("c", 2))));
    var stored = part(null, changes("b", List.of(Map.of("c", 2L)), "a", 1L));

    assertThat(stored).isEqualTo(written).hasSameHashCodeAs(written);
    assertThat(stored.commitment()).isEqualTo(written.commitment());
  }

  @Test
  void laterChangesOfTheGivenMapsDoNotReachThePart() {
    var inner = new ArrayList<@Nullable Object>(List.of("user"));
    var given = new HashMap<String, @Nullable Object>(Map.of("roles", inner));
    var part = part(null, given);
    var commitment = part.commitment();

    inner.add("admin");
    given.put("x", 1);

    assertThat(part.commitment()).isEqualTo(commitment);
    var after = Objects.requireNonNull(part.after());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> after.put("x", 1));
    @SuppressWarnings("unchecked") // it is the list from above
    var roles = (List<Object>) Objects.requireNonNull(after.get("roles"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> roles.add("admin"));
  }

  @Test
  @DisplayName("AU-7 half a character from outside cannot prevent an entry")
  void loneSurrogatesFromOutsideAreReplaced() {
    var part =
        new PersonalPart(
            aSalt(1),
            "a\ud83d",
            "\ude00",
            "\ud83d\ude00\ud83d",
            "\ude00\ud83dx",
            changes("t", "\ud83d\ud83d"),
            changes("t", List.of("ok\ud83d\ude00")));

    assertThat(part.userEmail()).isEqualTo("a\ufffd");
    assertThat(part.ipAddress()).isEqualTo("\ufffd");
    assertThat(part.userAgent()).isEqualTo("\ud83d\ude00\ufffd");
    assertThat(part.details()).isEqualTo("\ufffd\ufffdx");
    assertThat(part.before()).isEqualTo(Map.of("t", "\ufffd\ufffd"));
    assertThat(part.after()).isEqualTo(Map.of("t", List.of("ok\ud83d\ude00")));
  }

  @Test
  @DisplayName("AU-6 values without an exact JSON form are refused")
  void inexactValuesAreRefused() {
    for (var value : List.of(1.5, 1.5f, BigDecimal.ONE, 'c', 1L << 53, new Object())) {
      assertThatIllegalArgumentException().isThrownBy(() -> part(null, changes("x", value)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> part(null, changes("x", List.of(Map.of("y", value)))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$gt", "a.b", "a\u0000", "a\u0085", "\ud83d"})
  @DisplayName("API-7 field names that a store could take for something else are refused")
  void unsafeFieldNamesAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> part(null, changes(name, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part(null, changes("x", Map.of(name, 1))));
  }

  @Test
  void nestingIsBoundedSoThatEveryPartHasACanonicalForm() {
    Object deep = 1;
    for (var level = 4; level < CanonicalJson.MAX_DEPTH; level++) {
      deep = level % 2 == 0 ? List.of(deep) : Map.of("d", deep);
    }
    var deepest = deep;

    assertThat(part(null, changes("d", deepest)).commitment()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part(null, changes("d", List.of(deepest))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> part(null, changes("d", Map.of("d", deepest))));
  }

  @Test
  @DisplayName("AU-12 neither the part nor its salt shows its content as text")
  void contentStaysOutOfMessages() {
    var draft = AuditFixture.theFullestDraft();

    assertThat(draft.personal()).hasToString("PersonalPart[...]");
    assertThat(draft.personal().salt()).hasToString("Salt[...]");
    assertThat(draft.toString())
        .doesNotContain("exämple")
        .doesNotContain("2001:db8")
        .doesNotContain("Mozilla")
        .doesNotContain("disabled")
        .doesNotContain("limits")
        .doesNotContain(Long.toString(draft.personal().salt().high()))
        .doesNotContain(draft.personal().salt().hex());
  }

  @Test
  void saltsAreReadAndWrittenByteByByte() {
    var bytes = new byte[Salt.LENGTH];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0xf0 + i * 7);
    }

    assertThat(Salt.of(bytes).bytes()).isEqualTo(bytes);
    assertThat(Salt.ofHex("f00dbabe00000001ffffffffffffffff"))
        .isEqualTo(new Salt(0xf00dbabe00000001L, -1))
        .extracting(Salt::hex)
        .isEqualTo("f00dbabe00000001ffffffffffffffff");
  }

  @Test
  void saltsOfAnotherLengthAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.of(new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.of(new byte[17]));
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.ofHex("00"));
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.ofHex("x".repeat(32)));
  }

  private static PersonalPart part(@Nullable String email, Map<String, @Nullable Object> after) {
    return new PersonalPart(aSalt(1), email, null, null, null, null, after);
  }
}
