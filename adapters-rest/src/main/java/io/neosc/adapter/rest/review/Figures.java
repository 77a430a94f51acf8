package io.neosc.adapter.rest.review;

import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.usage.Usage.DailyPeak;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Small charts, drawn by hand as SVG; each has its words, and its numbers stand in a table. */
final class Figures {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
  private static final int COLUMN = 56;
  private static final int BAR = 20;
  private static final int TOP = 18;
  private static final int BASE = 118;
  private static final int HEIGHT = 140;
  private static final int TREND_WIDTH = 120;
  private static final int TREND_HEIGHT = 28;
  private static final int SHARE_WIDTH = 72;

  private Figures() {}

  /** Bars of seven days, beside each the one of the week before, if that is known. */
  static String week(ReviewWeek week, String what, List<Long> days, @Nullable List<Long> before) {
    var most = most(days, before);
    var words =
        what
            + " on each day: "
            + days.stream().map(Figures::number).collect(Collectors.joining(", "))
            + (before == null
                ? ""
                : "; the week before: "
                    + before.stream().map(Figures::number).collect(Collectors.joining(", ")));
    var svg = new StringBuilder();
    svg.append(
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(COLUMN * ReviewWeek.DAYS, HEIGHT, words));
    for (var day = 0; day < ReviewWeek.DAYS; day++) {
      var left = day * COLUMN + COLUMN / 2 - BAR;
      if (before != null) {
        svg.append(bar("before", left, before.get(day), most));
      }
      svg.append(bar("now", left + BAR + 1, days.get(day), most));
      svg.append(
          "<text class=\"value\" x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(
                  left + BAR + BAR / 2 + 1,
                  BASE - height(days.get(day), most) - 4,
                  shortNumber(days.get(day))));
      svg.append(
          "<text x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(day * COLUMN + COLUMN / 2, HEIGHT - 6, day(week.monday().plusDays(day))));
    }
    return svg.append(
            "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n</svg>\n"
                .formatted(COLUMN * ReviewWeek.DAYS, BASE, BASE))
        .toString();
  }

  private static long most(List<Long> days, @Nullable List<Long> before) {
    var all = LongStream.concat(longs(days), before == null ? LongStream.empty() : longs(before));
    return Math.max(1, all.max().orElse(1));
  }

  private static LongStream longs(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue);
  }

  private static String bar(String kind, int x, long value, long most) {
    var height = height(value, most);
    return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
        .formatted(kind, x, BASE - height, BAR - 2, height);
  }

  /** What is there is seen, however little it is. */
  private static long height(long value, long most) {
    return value == 0 ? 0 : Math.max(2, Math.round((double) value / most * (BASE - TOP)));
  }

  /** What the two kinds of bars mean. */
  static String legend(boolean compared) {
    return "<ul class=\"legend\"><li>"
        + swatch("now")
        + "this week</li>"
        + (compared ? "<li>" + swatch("before") + "the week before</li>" : "")
        + "</ul>\n";
  }

  private static String swatch(String kind) {
    return "<svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"%s\" x=\"1\" y=\"1\""
            .formatted(kind)
        + " width=\"10\" height=\"10\"/></svg>";
  }

  /** How much of the most something is; beside its number. */
  static String share(long value, long most) {
    return "<svg class=\"bar\" width=\"%d\" height=\"8\" aria-hidden=\"true\">"
            .formatted(SHARE_WIDTH)
        + "<rect class=\"now\" width=\"%d\" height=\"8\"/></svg>"
            .formatted(Math.max(1, Math.round((double) value / Math.max(1, most) * SHARE_WIDTH)));
  }

  /** Daily peaks of up to four weeks from zero, with the limit as a dashed line. */
  static String trend(List<DailyPeak> days, @Nullable Integer limit) {
    if (days.isEmpty()) {
      return "not known yet";
    }
    var most = days.stream().mapToInt(DailyPeak::sessions).max().orElse(0);
    var top = Math.max(1, limit == null ? most : Math.max(most, limit));
    var step = (double) TREND_WIDTH / Math.max(1, days.size() - 1);
    var points = new StringBuilder();
    for (var i = 0; i < days.size(); i++) {
      points.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", i * step, trendHeight(days.get(i).sessions(), top)));
    }
    var words =
        "Daily peaks from %s to %s: %s"
            .formatted(
                day(days.getFirst().day()),
                day(days.getLast().day()),
                days.stream()
                    .map(peak -> String.valueOf(peak.sessions()))
                    .collect(Collectors.joining(", ")));
    var line =
        limit == null
            ? ""
            : String.format(
                Locale.ROOT,
                "<line class=\"limit\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                TREND_WIDTH,
                trendHeight(limit, top),
                trendHeight(limit, top));
    return "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%s"
            .formatted(TREND_WIDTH, TREND_HEIGHT, words, line)
        + "<polyline class=\"line\" points=\"%s\"/></svg>".formatted(points.toString().trim());
  }

  private static double trendHeight(int value, int top) {
    return TREND_HEIGHT - 2 - (double) value / top * (TREND_HEIGHT - 4);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** At most five signs, for above a bar. */
  private static String shortNumber(long number) {
    if (number < 10_000) {
      return String.valueOf(number);
    }
    return number < 10_000_000 ? number / 1000 + "k" : number / 1_000_000 + "M";
  }
}
