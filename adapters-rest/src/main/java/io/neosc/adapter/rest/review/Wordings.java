package io.neosc.adapter.rest.review;

import io.neosc.domain.review.Ranking;
import io.neosc.domain.usage.CapacityForecast;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers in words, each with what it is a part of. */
final class Wordings {
  private Wordings() {}

  static String several(long count, String one) {
    return several(count, one, one + "s");
  }

  static String several(long count, String one, String many) {
    return Figures.number(count) + " " + (count == 1 ? one : many);
  }

  /** The number, and how it was the week before; null is not known. */
  static String compared(long now, @Nullable Long before) {
    var number = Figures.number(now);
    if (before == null) {
      return number + "; of the week before it is not known.";
    }
    if (now == before) {
      return number + ", as many as the week before.";
    }
    return number
        + ", "
        + Figures.number(Math.abs(now - before))
        + (now > before ? " more" : " fewer")
        + " than the week before ("
        + Figures.number(before)
        + ").";
  }

  static String some(long shown, long all) {
    return shown == all
        ? "All " + Figures.number(all)
        : Figures.number(shown) + " of " + Figures.number(all);
  }

  static String shown(Ranking ranking) {
    var some = some(ranking.top().size(), ranking.distinct());
    return ranking.complete()
        ? some.toLowerCase(Locale.ROOT)
        : some.toLowerCase(Locale.ROOT) + " that were kept apart; there were more";
  }

  static String full(CapacityForecast forecast) {
    var days = forecast.daysUntilLimit();
    if (days != null) {
      return days == 0
          ? "full"
          : String.format(
              Locale.ROOT, "in %.0f d ± %.0f", days, Objects.requireNonNull(forecast.error()));
    }
    return switch (Objects.requireNonNull(forecast.unknown())) {
      case NO_LIMIT -> "no limit of its own";
      case TOO_FEW_DAYS -> "too few days to tell";
      case NO_GROWTH -> "not growing";
      case TOO_FAR -> "too far away to tell";
    };
  }
}
