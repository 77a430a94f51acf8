package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  @DisplayName("AU-6 RFC 8785 3.2.3: members are ordered by the UTF-16 code units of their names")
  void membersAreOrderedByCodeUnits() {
    var object = new LinkedHashMap<String, Object>();
    object.put("\u20ac", 1);
    object.put("\r", 2);
    object.put("\ufb33", 3);
    object.put("1", 4);
    object.put("\ud83d\ude00", 5);
    object.put("\u0080", 6);
    object.put("\u00f6", 7);

    assertThat(CanonicalJson.of(object))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @Test
  @DisplayName("AU-6 RFC 8785 3.2.2.2: the shortest escapes, the rest as it is")
  void escapesAreTheShortest() {
    assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\\\"/"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(CanonicalJson.of("\b\t\n\f\r\u0000\u001f \u007f"))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f \u007f\"");
  }

  @Test
  void integersAndLongsAreWrittenAlike() {
    assertThat(CanonicalJson.of(List.of(7, 7L, -7))).isEqualTo("[7,7,-7]");
  }

  @ParameterizedTest
  @ValueSource(longs = {9007199254740992L, -9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE})
  @DisplayName("AU-6 whole numbers that a JSON reader could round are refused")
  void numbersBeyondTheSafeOnesAreRefused(long number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(number))
        .withMessageContaining(Long.toString(number));
  }

  @Test
  void otherTypesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(List.of(1.5)))
        .withMessageContaining("Double");
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Map.of(1, "one")));
    var nameless = new HashMap<@Nullable String, Object>();
    nameless.put(null, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(nameless));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d", "a\ud83d b"})
  @DisplayName("AU-6 half a character is refused as a value and as a name")
  void loneSurrogatesAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(text))
        .withMessageContaining("lone surrogate");
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Map.of(text, 1)));
  }

  @Test
  void nestingIsBounded() {
    assertThat(CanonicalJson.of(nested(CanonicalJson.MAX_DEPTH)))
        .isEqualTo("[".repeat(CanonicalJson.MAX_DEPTH) + "]".repeat(CanonicalJson.MAX_DEPTH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(nested(CanonicalJson.MAX_DEPTH + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.of(Map.of("deep", nested(CanonicalJson.MAX_DEPTH))));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("AU-6 what was written is read back as the same value and written alike again")
  void writtenValuesAreReadBack(@ForAll("values") Object value) {
    var written = CanonicalJson.of(value);

    assertThat(Json.parse(written)).isEqualTo(value);
    assertThat(CanonicalJson.of(Json.parse(written))).isEqualTo(written);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  @Label("AU-10 what is read is, to the character, the canonical form of what it says")
  void nothingButTheCanonicalFormIsRead(
      @ForAll("values") Object value,
      @ForAll @IntRange(max = 1_000) int place,
      @ForAll("marks") String mark) {
    var written = CanonicalJson.of(Map.of("a", value, "b", "x\u0001\n\u00e9"));
    var at = place % written.length();
    for (var other :
        List.of(
            written,
            written.substring(0, at) + mark + written.substring(at),
            written.substring(0, at) + mark + written.substring(at + 1))) {
      try {
        assertThat(CanonicalJson.of(CanonicalJsonReader.object(other))).isEqualTo(other);
      } catch (IllegalArgumentException refused) {
        assertThat(other).isNotEqualTo(written);
      }
    }
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of(
        " ",
        "0",
        "-",
        "1",
        "a",
        "A",
        "\\",
        "\"",
        "\\u0041",
        "\\u000a",
        "\\u001F",
        "\\/",
        "\u0007",
        "\ud83d",
        "\ude80",
        "\ud83d\ude80",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "null",
        "e1",
        ".0",
        "\t");
  }

  @Test
  @DisplayName("AU-10 other ways to say the same are refused")
  void otherWaysAreRefused() {
    for (var other :
        List.of(
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":1}",
            "{\"\":1,\"\":1}",
            "{\"a\":01}",
            "{\"a\":-0}",
            "{\"a\":-01}",
            "{\"a\":+1}",
            "{\"a\":\"\\u0041\"}",
            "{\"a\":\"\\u000a\"}",
            "{\"a\":\"\\u001F\"}",
            "{\"a\":\"\\/\"}",
            "{\"a\":\"\u0007\"}",
            "{\"a\":\"\ud83d\"}",
            "{\"a\":\"\ude80\ud83d\"}",
            "{ \"a\":1}",
            "{\"a\":1.0}",
            "{\"a\":9007199254740993}",
            "{\"a\":1}\n",
            "{\"a\":[1,]}",
            "{\"a\":tru}")) {
      assertThatIllegalArgumentException()
          .as(other)
          .isThrownBy(() -> CanonicalJsonReader.object(other));
    }
    assertThat(CanonicalJsonReader.object("{\"\":0,\"a\":-1,\"b\":\"\\u001f\"}")).hasSize(3);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            AuditDrafts.texts().map(Object.class::cast),
            Arbitraries.longs()
                .between(-CanonicalJson.MAX_SAFE_INTEGER, CanonicalJson.MAX_SAFE_INTEGER)
                .map(Object.class::cast),
            Arbitraries.of(true, false));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(Object.class::cast),
                Arbitraries.maps(AuditDrafts.texts(), inner).ofMaxSize(4).map(Object.class::cast)),
        0,
        4);
  }

  private static List<Object> nested(int depth) {
    var inner = new ArrayList<Object>();
    for (var level = 1; level < depth; level++) {
      var outer = new ArrayList<Object>();
      outer.add(inner);
      inner = outer;
    }
    return inner;
  }
}
