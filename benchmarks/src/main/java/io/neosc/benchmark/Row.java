package io.neosc.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * One line of the result.
 *
 * @param ours medians over the rounds, as the other figures
 * @param floor what ours is held against
 * @param ratio median of the rounds' ratios, or the figure itself where there is no floor
 */
record Row(String row, double ours, double floor, double ratio, String goal, boolean pass) {

  static Row atLeast(String row, double[] ours, double[] floor, double goal) {
    var ratios = new double[ours.length];
    for (var i = 0; i < ours.length; i++) {
      ratios[i] = ours[i] / floor[i];
    }
    var ratio = median(ratios);
    return new Row(row, median(ours), median(floor), ratio, ">= " + goal, ratio >= goal);
  }

  static Row atMost(String row, double[] ours, double goal) {
    var figure = median(ours);
    return new Row(row, figure, goal, figure / goal, "<= " + goal, figure <= goal);
  }

  /** Ours takes no more than {@code goal} times what the floor does. */
  static Row atMostTimes(String row, double[] ours, double[] floor, double goal) {
    var ratio = atLeast(row, ours, floor, 0).ratio();
    return new Row(row, median(ours), median(floor), ratio, "<= " + goal, ratio <= goal);
  }

  /** A figure that has no goal, beside its floor. */
  static Row figure(String row, double[] ours, double[] floor) {
    var held = atLeast(row, ours, floor, 0);
    return new Row(row, held.ours(), held.floor(), held.ratio(), "none", true);
  }

  /** A figure that has no goal and no floor. */
  static Row figure(String row, double[] ours) {
    var figure = median(ours);
    return new Row(row, figure, 0, figure, "none", true);
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "{\"row\": \"%s\", \"ours\": %.1f, \"floor\": %.1f, \"ratio\": %.2f, \"goal\": \"%s\","
            + " \"pass\": %b}",
        row,
        ours,
        floor,
        ratio,
        goal,
        pass);
  }
}
