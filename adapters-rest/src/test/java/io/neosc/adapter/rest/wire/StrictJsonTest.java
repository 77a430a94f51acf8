package io.neosc.adapter.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.adapter.rest.problem.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("API-7: JSON from outside")
final class StrictJsonTest {

  private static Map<String, Object> read(String json) {
    return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestRefused refusal(String json) {
    return assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> read(json)).actual();
  }

  @Test
  @DisplayName("every kind of value is read as what it is")
  void valuesAreRead() {
    assertThat(read("{\"a\":[1,null,{\"b\":true}],\"c\":\"\\u00e4\\ud83d\\ude00\",\"d\":false}"))
        .containsEntry("c", "\u00e4\ud83d\ude00")
        .containsEntry("d", false)
        .hasEntrySatisfying(
            "a",
            value -> assertThat((List<?>) value).hasSize(3).last().isEqualTo(Map.of("b", true)));
  }

  @Test
  @DisplayName("32 levels are read, 33 are not, and the way there is named")
  void depthIsBounded() {
    var deepest = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
    assertThat(read(deepest)).containsKey("a");

    var error = refusal("{\"a\":{\"b\":" + "[".repeat(31) + "]".repeat(31) + "}}").problem();
    assertThat(error.errors()).hasSize(1);
    assertThat(error.errors().getFirst().field()).isEqualTo("a.b");
    assertThat(error.errors().getFirst().code()).isEqualTo("too_deep");
  }

  @Test
  @DisplayName("a duplicate key is named, also inside")
  void duplicatesAreNamed() {
    var error = refusal("{\"a\":{\"b\":1,\"b\":2}}").problem().errors().getFirst();
    assertThat(error.field()).isEqualTo("a.b");
    assertThat(error.code()).isEqualTo("duplicate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e99999999999", "-1e99999999999", "1e-99999999999", "1.5E+21474836480", "0e1e1"})
  @DisplayName("a number beyond every number is refused with its field, never an error of ours")
  void endlessNumbersAreRefused(String number) {
    for (var body : List.of("{\"a\":%s}", "{\"a\":[{\"b\":%s}]}")) {
      assertThat(refusal(body.formatted(number)).problem().code().status().getCode())
          .isEqualTo(400);
    }
    assertThat(read("{\"a\":1e309}")).containsKey("a");
  }

  @Test
  @DisplayName("bytes that are no UTF-8 are refused")
  void invalidUtf8IsRefused() {
    for (var bytes :
        List.of(
            new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'},
            new byte[] {
              '{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
            })) {
      assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> StrictJson.object(bytes));
    }
  }

  @Property(tries = 1_000)
  @Label("whatever comes is read or refused, never an error of ours")
  void anythingIsReadOrRefused(@ForAll String text, @ForAll byte[] bytes) {
    for (var body : List.of(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      try {
        assertThat(StrictJson.object(body)).isNotNull();
      } catch (RequestRefused refused) {
        assertThat(refused.problem().code().status().getCode()).isEqualTo(400);
      }
    }
  }
}
