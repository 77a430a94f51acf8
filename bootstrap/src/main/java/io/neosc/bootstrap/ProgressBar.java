package io.neosc.bootstrap;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;

/** How far a long work has come, on one line of messages that is written again and again. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final long BETWEEN_NANOS = 200_000_000;

  private final PrintWriter messages;
  private final boolean shown;
  private final String what;
  private final OptionalLong whole;
  private long last = System.nanoTime();
  private boolean written;

  /**
   * @param shown false where nobody looks: nothing is written then
   * @param what is counted, in the plural
   * @param whole how many there will be; empty if nobody knows
   */
  ProgressBar(PrintWriter messages, boolean shown, String what, OptionalLong whole) {
    this.messages = messages;
    this.shown = shown;
    this.what = what;
    this.whole = whole;
  }

  /** Shows that it has come to {@code done}, at most five times a second. */
  void at(long done) {
    if (shown && System.nanoTime() - last > BETWEEN_NANOS) {
      write(done);
      last = System.nanoTime();
    }
  }

  /** Shows the end, if anything was shown, and leaves the line. */
  void end(long done) {
    if (written) {
      write(done);
      messages.println();
      messages.flush();
    }
  }

  private void write(long done) {
    var line =
        whole.isPresent()
            ? bar(done, Math.max(whole.getAsLong(), done))
            : String.format(Locale.ROOT, "%,d %s", done, what);
    messages.print("\r" + line);
    messages.flush();
    written = true;
  }

  private String bar(long done, long all) {
    var part = all == 0 ? 1 : (double) done / all;
    var full = (int) (part * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %% %,d of %,d %s",
        "#".repeat(full),
        " ".repeat(WIDTH - full),
        (int) (100 * part),
        done,
        all,
        what);
  }
}
