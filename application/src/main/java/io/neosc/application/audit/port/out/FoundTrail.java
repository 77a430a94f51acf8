package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.FoundEntry;
import java.util.List;

/** The stored chain as it lies there, whatever became of it. */
public interface FoundTrail {
  /** There is nothing behind it. */
  long END = -1;

  /**
   * Some of it.
   *
   * @param entries ascending by seq; what shares one is not torn apart
   * @param next the place to go on from, or {@link #END}
   */
  record Slice(List<FoundEntry> entries, long next) {
    public Slice {
      entries = List.copyOf(entries);
    }
  }

  /**
   * What lies at and behind {@code seq}, as a majority of members has it; about {@code max} of it.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if it cannot be read now
   */
  Slice found(String chain, long seq, int max);

  /** The greatest place that anything lies in, 0 if nothing does. */
  long last(String chain);
}
