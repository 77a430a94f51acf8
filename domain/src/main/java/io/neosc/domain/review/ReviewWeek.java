package io.neosc.domain.review;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A week of ISO 8601 in UTC: from Monday, 00:00, up to the next one.
 *
 * @param monday its first day
 */
public record ReviewWeek(LocalDate monday) {
  public static final int DAYS = 7;

  private static final Pattern FORM = Pattern.compile("\\d{4}-W\\d{2}");

  public ReviewWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week begins on a Monday");
    }
  }

  /** The week with this name, such as {@code 2026-W47}; empty if there is none. */
  public static Optional<ReviewWeek> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      var monday = LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
      return Optional.of(new ReviewWeek(monday));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The week in which a moment lies. */
  public static ReviewWeek of(Instant moment) {
    var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return new ReviewWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  public ReviewWeek before() {
    return new ReviewWeek(monday.minusDays(DAYS));
  }

  /** Its first moment. */
  public Instant from() {
    return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment that is not in it any more. */
  public Instant to() {
    return monday.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The name of ISO 8601; the year is that of its Thursday. */
  public String text() {
    return DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, "2026-W47".length());
  }

  @Override
  public String toString() {
    return text();
  }
}
