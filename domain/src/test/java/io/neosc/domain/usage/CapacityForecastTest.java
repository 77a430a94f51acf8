package io.neosc.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neosc.domain.usage.CapacityForecast.Unknown;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CapacityForecastTest {
  private static final List<Integer> GROWING =
      List.of(10, 11, 11, 13, 12, 14, 15, 14, 16, 17, 16, 18, 19, 18);

  private static CapacityForecast along(int limit, int days, int first, int slope) {
    return CapacityForecast.of(
        limit, IntStream.range(0, days).mapToObj(day -> first + slope * day).toList());
  }

  private static void unknown(Unknown reason, CapacityForecast forecast) {
    assertThat(forecast.unknown()).isEqualTo(reason);
    assertThat(forecast.daysUntilLimit()).isNull();
    assertThat(forecast.error()).isNull();
  }

  private static double value(@Nullable Double known) {
    return Objects.requireNonNull(known);
  }

  @Test
  @DisplayName("WS-7: a known example, worked out elsewhere: 16.44 days, 4.40 more or less")
  void knownExample() {
    var forecast = CapacityForecast.of(30, GROWING);

    assertThat(forecast.limit()).isEqualTo(30);
    assertThat(forecast.unknown()).isNull();
    assertThat(value(forecast.daysUntilLimit())).isCloseTo(16.441176, within(1e-6));
    assertThat(value(forecast.error())).isCloseTo(4.397502, within(1e-3));
  }

  @Test
  @DisplayName("WS-7: peaks on a line meet the limit where the line does, without an error")
  void exactLine() {
    var forecast = along(100, 28, 3, 2);

    assertThat(value(forecast.daysUntilLimit())).isCloseTo((100 - 57) / 2.0, within(1e-9));
    assertThat(value(forecast.error())).isCloseTo(0, within(1e-6));
  }

  @Test
  @DisplayName("WS-7: what the data cannot tell is null, with the reason")
  void whatCannotBeTold() {
    unknown(Unknown.NO_LIMIT, CapacityForecast.of(null, GROWING));
    unknown(Unknown.TOO_FEW_DAYS, CapacityForecast.of(30, List.of()));
    unknown(Unknown.TOO_FEW_DAYS, CapacityForecast.of(30, GROWING.subList(0, 13)));
    unknown(Unknown.NO_GROWTH, CapacityForecast.of(30, GROWING.reversed()));
    unknown(Unknown.NO_GROWTH, CapacityForecast.of(30, Collections.nCopies(28, 7)));
    unknown(Unknown.NO_GROWTH, CapacityForecast.of(30, Collections.nCopies(28, 0)));
    unknown(Unknown.TOO_FAR, along(1000, 14, 0, 1));
    assertThat(along(55, 14, 0, 1).unknown()).as("42 days").isNull();
    unknown(Unknown.TOO_FAR, along(56, 14, 0, 1));
  }

  @Test
  @DisplayName("WS-7: a limit that is reached is no forecast: it is now, whatever came before")
  void reached() {
    assertThat(CapacityForecast.of(18, GROWING))
        .isEqualTo(new CapacityForecast(18, 0.0, 0.0, null));
    assertThat(CapacityForecast.of(0, List.of(0)))
        .isEqualTo(new CapacityForecast(0, 0.0, 0.0, null));
  }

  @Test
  @DisplayName("WS-7: weekends are no trend")
  void weekends() {
    var weeks = IntStream.range(0, 30).mapToObj(day -> day % 7 < 5 ? 20 : 2).toList();

    unknown(Unknown.NO_GROWTH, CapacityForecast.of(50, weeks));
  }

  @Property
  @Label("WS-7: it does not matter where the counting of sessions or days begins")
  void shifts(
      @ForAll long seed,
      @ForAll @IntRange(max = 50) int more,
      @ForAll @IntRange(max = 6) int olderDays) {
    var peaks = noisy(seed, 28, 0.5);
    var shifted = peaks.stream().map(peak -> peak + more).toList();
    var longer =
        IntStream.range(0, olderDays + 28)
            .mapToObj(i -> i < olderDays ? 99 : peaks.get(i - olderDays))
            .toList();

    same(CapacityForecast.of(60, peaks), CapacityForecast.of(60 + more, shifted));
    same(CapacityForecast.of(60, peaks), CapacityForecast.of(60, longer));
  }

  private static void same(CapacityForecast one, CapacityForecast other) {
    assertThat(other.unknown()).isEqualTo(one.unknown());
    if (one.unknown() == null) {
      assertThat(value(other.daysUntilLimit()))
          .isCloseTo(value(one.daysUntilLimit()), within(1e-6));
      assertThat(value(other.error())).isCloseTo(value(one.error()), within(1e-6));
    }
  }

  @Property
  @Label("WS-7: whatever the peaks are, days and error are there together, finite, not negative")
  void neverNonsense(
      @ForAll List<@IntRange(max = 1_000_000) Integer> peaks,
      @ForAll @IntRange(max = 1_000_000) int limit) {
    var forecast = CapacityForecast.of(limit, peaks);

    if (forecast.unknown() == null) {
      assertThat(value(forecast.daysUntilLimit())).isNotNegative().isFinite();
      assertThat(value(forecast.error())).isNotNegative().isFinite();
    } else {
      unknown(forecast.unknown(), forecast);
    }
  }

  @Test
  @DisplayName("WS-7: in about 95 of 100 cases a later peak on the line is within the error")
  void errorsAreHonest() {
    var told = 0;
    var right = 0;
    for (var seed = 0; seed < 2000; seed++) {
      var forecast = CapacityForecast.of(60, noisy(seed, 56, 0.5));
      if (forecast.unknown() == null && value(forecast.daysUntilLimit()) > 0) {
        told++;
        // A day's own peak differs from the line too: that is what the error has to cover.
        var truth = (60 - 10) / 0.5 - 55 + new Random(~seed).nextGaussian() * 3 / 0.5;
        right +=
            Math.abs(value(forecast.daysUntilLimit()) - truth) <= value(forecast.error()) ? 1 : 0;
      }
    }
    assertThat(told).isGreaterThan(1900);
    assertThat((double) right / told).isBetween(0.92, 0.98);
  }

  @Test
  @DisplayName("WS-7: the quantiles of Student's t are those of the tables")
  void quantiles() {
    assertThat(CapacityForecast.studentT(12)).isCloseTo(2.178813, within(1e-4));
    assertThat(CapacityForecast.studentT(19)).isCloseTo(2.093024, within(1e-4));
    assertThat(CapacityForecast.studentT(30)).isCloseTo(2.042272, within(1e-4));
    assertThat(CapacityForecast.studentT(362)).isCloseTo(1.966521, within(1e-4));
  }

  /** From 10 on, with a deviation of 3. */
  private static List<Integer> noisy(long seed, int days, double slope) {
    var random = new Random(seed);
    return IntStream.range(0, days)
        .mapToObj(
            day -> (int) Math.max(0, Math.round(10 + slope * day + random.nextGaussian() * 3)))
        .toList();
  }
}
