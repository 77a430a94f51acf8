package io.neosc.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AU-15: weeks of ISO 8601")
class ReviewWeekTest {

  @ParameterizedTest
  @CsvSource({
    "2026-W47, 2026-11-16",
    "2026-W53, 2026-12-28",
    "2020-W53, 2020-12-28",
    "2021-W01, 2021-01-04",
    "2025-W01, 2024-12-30",
    "1970-W01, 1969-12-29"
  })
  @DisplayName("a name leads to its Monday, and the Monday to the name")
  void names(String name, LocalDate monday) {
    var week = ReviewWeek.parse(name).orElseThrow();

    assertThat(week.monday()).isEqualTo(monday);
    assertThat(week.text()).isEqualTo(name);
    assertThat(week.from()).isEqualTo(monday + "T00:00:00Z");
    assertThat(week.to()).isEqualTo(monday.plusDays(7) + "T00:00:00Z");
    assertThat(week.before().to()).isEqualTo(week.from());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-47",
        "2026-w47",
        "2026-W4",
        "2026-W471",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "+2026-W47",
        "-2026-W47",
        "2026-W47-1",
        "2026W47",
        "٢٠٢٦-W47",
        " 2026-W47"
      })
  @DisplayName("anything else is no week, nor the 53rd of a year that has 52")
  void noWeek(String name) {
    assertThat(ReviewWeek.parse(name)).isEmpty();
  }

  @Test
  @DisplayName("a moment lies in one week, in UTC")
  void moments() {
    var week = ReviewWeek.parse("2026-W47").orElseThrow();

    assertThat(ReviewWeek.of(week.from())).isEqualTo(week);
    assertThat(ReviewWeek.of(week.to().minusNanos(1))).isEqualTo(week);
    assertThat(ReviewWeek.of(week.to()).before()).isEqualTo(week);
    assertThat(ReviewWeek.of(Instant.parse("2027-01-03T23:59:59Z"))).hasToString("2026-W53");
  }

  @Test
  @DisplayName("a week begins on a Monday")
  void mondays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReviewWeek(LocalDate.of(2026, 11, 17)));
  }
}
