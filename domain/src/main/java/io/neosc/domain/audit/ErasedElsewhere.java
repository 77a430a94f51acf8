package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * The entries of others whose personal parts went with a person: the field {@code entries} in the
 * {@code after} of an entry {@code erase_user}, ascending places and runs of places such as {@code
 * 7,12-15} (ADR 019). Text in another form, and places that are not before the entry, list nothing.
 */
public final class ErasedElsewhere {
  private static final String FIELD = "entries";
  private static final int MAX_DIGITS = 16;
  private static final Pattern RUN =
      Pattern.compile("([1-9]\\d{0,%1$d})(?:-([1-9]\\d{0,%1$d}))?".formatted(MAX_DIGITS - 1));

  private ErasedElsewhere() {}

  /** All places from the first up to and with the last. */
  record Run(long first, long last) {}

  /**
   * The list of these places.
   *
   * @param seqs at least one
   */
  public static String text(SortedSet<Long> seqs) {
    var text = new StringBuilder();
    var first = 0L;
    var last = 0L;
    for (var seq : seqs) {
      if (first > 0 && seq == last + 1) {
        last = seq;
        continue;
      }
      append(text, first, last);
      first = seq;
      last = seq;
    }
    append(text, first, last);
    return text.toString();
  }

  private static void append(StringBuilder text, long first, long last) {
    if (first > 0) {
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (last > first) {
        text.append('-').append(last);
      }
    }
  }

  static List<Run> in(AuditEntry erasure) {
    var part = erasure.personal();
    var after = part == null ? null : part.after();
    if (after == null || !(after.get(FIELD) instanceof String text)) {
      return List.of();
    }
    var runs = new ArrayList<Run>();
    var last = 0L;
    for (var piece : text.split(",", -1)) {
      var matcher = RUN.matcher(piece);
      if (!matcher.matches()) {
        return List.of();
      }
      var first = Long.parseLong(matcher.group(1));
      var end = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
      if (first <= last || end < first || end >= erasure.seq()) {
        return List.of();
      }
      runs.add(new Run(first, end));
      last = end;
    }
    return runs;
  }
}
