package io.neosc.application.audit.archive;

import io.neosc.application.audit.archive.ArchivingRefused.Reason;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundEntry;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Entries of a segment as they are stored, page by page.
 *
 * @param first place
 * @param last place
 */
record Leaving(FoundTrail trail, long first, long last) {
  private static final int PAGE = 500;

  /** From the first on; it throws {@link ArchivingRefused} where one is missing. */
  Iterator<AuditEntry> entries() {
    return new Pages();
  }

  /** The last one. */
  ChainHead head() {
    return new Leaving(trail, last, last).entries().next().head();
  }

  private final class Pages implements Iterator<AuditEntry> {
    private final Queue<FoundEntry> page = new ArrayDeque<>();
    private long place = first;

    @Override
    public boolean hasNext() {
      return place <= last;
    }

    @Override
    public AuditEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (page.isEmpty()) {
        var max = (int) Math.min(PAGE, last - place + 1);
        page.addAll(trail.found(ChainHead.MAIN, place, max).entries());
      }
      if (page.poll() instanceof FoundEntry.Readable(var entry) && entry.seq() == place) {
        place++;
        return entry;
      }
      throw new ArchivingRefused(
          Reason.TRAIL_BROKEN, "Entry %d is not there to be archived".formatted(place));
    }
  }
}
