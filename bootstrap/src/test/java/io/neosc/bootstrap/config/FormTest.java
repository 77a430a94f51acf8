package io.neosc.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  @ParameterizedTest
  @DisplayName("OP-4: durations are read and written with their unit")
  @CsvSource({
    "0s, 0s",
    "1500ms, 1500ms",
    "1000ms, 1s",
    "90s, 90s",
    "60s, 1m",
    "24h, 1d",
    "90m, 90m"
  })
  void durationsHaveAUnit(String text, String shortest) {
    assertThat(Form.Span.parse(text).map(Form.Span::text)).contains(shortest);
  }

  @ParameterizedTest
  @CsvSource({"1", "s", "-1s", "1.5s", "1 s", "PT1S", "1w", "9999999999s"})
  void whatIsNoDurationIsNone(String text) {
    assertThat(Form.Span.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("OP-4: both ends of a range are allowed, what is beyond is not")
  void bothEndsAreAllowed() {
    var number = new Form.Whole(-1, 5);
    assertThat(List.of("-1", "0", "5")).allMatch(number::admits);
    assertThat(List.of("-2", "6", "+1", "0x1", "1.0", "٣", "")).noneMatch(number::admits);
    var span = Form.Span.of("1s", "1h");
    assertThat(List.of("1s", "60m")).allMatch(span::admits);
    assertThat(List.of("999ms", "61m")).noneMatch(span::admits);
    var line = new Form.Line("text", 3);
    assertThat(line.admits("abc")).isTrue();
    assertThat(List.of("abcd", "a\nb")).noneMatch(line::admits);
    var password = new Form.Password();
    var twelve = "q7v k2 m9 zt";
    assertThat(List.of(twelve, twelve.repeat(21) + "rest", "😀🎲🌵🚲".repeat(3)))
        .allMatch(password::admits);
    assertThat(List.of("q7v k2 m9 z", "x".repeat(257), " ".repeat(20), "password1234"))
        .noneMatch(password::admits);
  }

  @Test
  @DisplayName("OP-4: what a message repeats is one short line, whatever it was")
  void whatAMessageRepeatsIsOneShortLine() {
    assertThat(Quoted.of("a\nb\u202ec\u001b[2J")).isEqualTo("\"a?b?c?[2J\"");
    assertThat(Quoted.of("😀".repeat(61))).isEqualTo("\"" + "😀".repeat(60) + "...\"");
    assertThat(Quoted.of("😀".repeat(60))).isEqualTo("\"" + "😀".repeat(60) + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "port, port, 0",
    "prot, port, 1",
    "pot, port, 1",
    "porrt, port, 1",
    "past, port, 2",
    "'', port, 4",
    "port, '', 4",
    "abcd, badc, 2"
  })
  void distanceCountsWhatWasMistyped(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
  }

  @Test
  void ofEquallyNearOnesTheFirstByNameIsNamed() {
    assertThat(Nearest.to("x", List.of("c", "a", "b"))).isEqualTo("a");
  }
}
