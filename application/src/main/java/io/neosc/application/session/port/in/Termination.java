package io.neosc.application.session.port.in;

import io.neosc.domain.session.Session;
import java.util.List;

/**
 * What came of a wish to end many sessions.
 *
 * @param matched how many were active and fitted
 * @param ended how many of them this wish ended; the others ended by themselves meanwhile
 * @param sample some of those that were ended, or of those that would be, as they are then
 */
public record Termination(long matched, int ended, List<Session.State> sample) {
  public Termination {
    sample = List.copyOf(sample);
  }
}
