package io.neosc.bootstrap.config;

import java.util.Collection;
import java.util.Comparator;

/** Which known name somebody may have meant. */
final class Nearest {
  private Nearest() {}

  /** The one of {@code known} with the fewest letters wrong, missing, added or swapped. */
  static String to(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.<String>comparingInt(one -> distance(name, one)).thenComparing(one -> one))
        .orElseThrow();
  }

  /** Optimal string alignment: insertions, deletions, substitutions, swaps of two neighbours. */
  static int distance(String a, String b) {
    var beforeLast = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
