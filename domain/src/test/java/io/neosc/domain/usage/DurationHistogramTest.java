package io.neosc.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WS-7: quantiles of durations")
class DurationHistogramTest {
  private final DurationHistogram histogram = new DurationHistogram();

  private long quantile(double share) {
    return Objects.requireNonNull(histogram.quantile(share)).toSeconds();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2_046, 2_047})
  @DisplayName("are exact to the second below 2,048 s")
  void areExactBelow(long seconds) {
    histogram.add(seconds);

    assertThat(quantile(0.5)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(longs = {2_048, 2_049, 4_095, 4_096, 4_097, 86_399, 1_000_000, 31_536_000})
  @DisplayName("are within 0.1 % above")
  void areCloseAbove(long seconds) {
    histogram.add(seconds);

    assertThat(quantile(0.5)).isCloseTo(seconds, withPercentage(0.1));
  }

  @Test
  @DisplayName("are nearest ranks: the shortest that the share does not exceed")
  void areNearestRanks() {
    assertThat(histogram.quantile(0.5)).isNull();
    for (var seconds = 1; seconds <= 20; seconds++) {
      histogram.add(seconds);
    }

    assertThat(quantile(0.5)).isEqualTo(10);
    assertThat(quantile(0.95)).isEqualTo(19);
    assertThat(quantile(1)).isEqualTo(20);
    assertThat(quantile(0.001)).isEqualTo(1);
  }
}
