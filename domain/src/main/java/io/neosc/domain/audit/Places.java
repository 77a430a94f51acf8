package io.neosc.domain.audit;

import java.util.Arrays;

/** Places in a chain, ascending, in eight bytes each. */
final class Places {
  private static final int FEW = 8;
  private long[] seqs = new long[FEW];
  private int size;

  /** A place behind all others. */
  void add(long seq) {
    if (size == seqs.length) {
      seqs = Arrays.copyOf(seqs, size * 2);
    }
    seqs[size++] = seq;
  }

  /** Forgets all places from {@code first} up to and with {@code last}. */
  void remove(long first, long last) {
    var from = placesBefore(first);
    var to = placesBefore(last + 1);
    if (from < to) {
      System.arraycopy(seqs, to, seqs, from, size - to);
      size -= to - from;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The lowest place; 0 if there is none. */
  long first() {
    return size == 0 ? 0 : seqs[0];
  }

  /** The highest place; 0 if there is none. */
  long last() {
    return size == 0 ? 0 : seqs[size - 1];
  }

  private int placesBefore(long seq) {
    var found = Arrays.binarySearch(seqs, 0, size, seq);
    return found < 0 ? -found - 1 : found;
  }
}
