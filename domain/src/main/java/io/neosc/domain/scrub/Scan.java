package io.neosc.domain.scrub;

import org.jspecify.annotations.Nullable;

/**
 * One way over one text, from left to right. At a character with which a secret can begin, or
 * before which its name can stand, it looks more closely. Such a look either masks what it looked
 * at, and the scan goes on behind it, or sees a bounded number of characters: so the whole takes
 * time in proportion to the length, whatever the text is.
 */
final class Scan {
  /** A word of base64url or base64, as long ones are looked at when they end. */
  private static final byte WORD = 1;

  /** A character that may begin a secret. */
  private static final byte TRIGGER = 2;

  private static final byte[] KINDS = kinds();
  private static final int AWS_SECRET_LENGTH = 40;
  private static final int TICKET_LENGTH = 43;

  private final String text;
  private final int length;
  private final Forms forms;
  private final Values values;
  private @Nullable StringBuilder out;

  /** Everything before this is in {@link #out}. */
  private int copied;

  Scan(String text) {
    this.text = text;
    this.length = text.length();
    this.forms = new Forms(text);
    this.values = new Values(text);
  }

  private static byte[] kinds() {
    var kinds = new byte[128];
    for (var c = 0; c < kinds.length; c++) {
      if (Shapes.base64((char) c) || Shapes.base64Url((char) c)) {
        kinds[c] = WORD;
      }
    }
    for (var c : "Agesny-bB$:=".toCharArray()) {
      kinds[c] |= TRIGGER;
    }
    return kinds;
  }

  String run() {
    var word = 0;
    var at = 0;
    while (at < length) {
      var c = text.charAt(at);
      var kind = c < KINDS.length ? KINDS[c] : 0;
      if (kind == WORD) {
        at++;
        continue;
      }
      if ((kind & WORD) == 0) {
        wordEnded(word, at);
        word = at + 1;
      }
      if ((kind & TRIGGER) != 0) {
        var behind = look(c, at);
        if (behind > at) {
          at = behind;
          word = behind;
          continue;
        }
      }
      at++;
    }
    wordEnded(word, length);
    return out == null ? text : out.append(text, copied, length).toString();
  }

  /** Masks what begins, or is named, at {@code at}; returns where to go on, or 0 for nothing. */
  private int look(char c, int at) {
    return switch (c) {
      case ':' -> text.startsWith("//", at + 1) ? password(at) : named(at);
      case '=' -> named(at);
      case 'b', 'B' -> {
        var credential = forms.bearer(at);
        yield credential == 0 ? 0 : mask(credential, forms.tokenEnd(credential));
      }
      default -> {
        var end = forms.end(c, at);
        yield end == 0 ? 0 : mask(at, end);
      }
    };
  }

  private int password(int colon) {
    var from = forms.urlPassword(colon);
    return from == 0 ? 0 : mask(from, forms.urlPasswordEnd());
  }

  private int named(int separator) {
    return values.find(separator) ? mask(values.from(), values.to()) : 0;
  }

  /**
   * Words of the length of an AWS secret key or a ticket are masked if their surroundings say so.
   */
  private void wordEnded(int from, int to) {
    if (to - from < AWS_SECRET_LENGTH) {
      return;
    }
    var start = from;
    if (from > 0 && text.charAt(from - 1) == '\\' && "nrtbf".indexOf(text.charAt(from)) >= 0) {
      start = from + 1;
    }
    var size = to - start;
    var secret =
        (size == AWS_SECRET_LENGTH || size == TICKET_LENGTH)
            && Shapes.mixed(text, start, to)
            && (size == TICKET_LENGTH ? forms.nearTicket(start) : forms.nearAws(start, to));
    if (secret && start >= copied) {
      mask(start, to);
    }
  }

  private int mask(int from, int to) {
    var begin = Math.max(from, copied);
    var masked = out == null ? new StringBuilder(length + 16) : out;
    masked.append(text, copied, begin).append(Scrubber.MASK);
    out = masked;
    copied = to;
    return to;
  }
}
