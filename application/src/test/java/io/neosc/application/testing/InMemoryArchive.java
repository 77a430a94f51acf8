package io.neosc.application.testing;

import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.erasure.port.out.ErasableArchive;
import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Segments in memory; a test may do to them what somebody with the folder could. */
public final class InMemoryArchive implements AuditArchive, ErasableArchive {
  /** Its entries by the last one's place. */
  public final TreeMap<Long, List<AuditEntry>> segments = new TreeMap<>();

  /** Is run before anything is written or read, and after it was read. */
  public Runnable beforeWriting = () -> {};

  public Runnable beforeReading = () -> {};
  public Runnable afterReading = () -> {};

  @Override
  public String write(
      long token, ChainHead before, Checkpoint covering, Iterator<AuditEntry> entries) {
    beforeWriting.run();
    var all = new ArrayList<AuditEntry>();
    entries.forEachRemaining(all::add);
    segments.put(all.getLast().seq(), all);
    return digest(all);
  }

  private static String digest(List<AuditEntry> segment) {
    return segment.getLast().hash();
  }

  @Override
  public void read(Boundary boundary, Consumer<AuditEntry> each) {
    beforeReading.run();
    var found = segments.get(boundary.head().seq());
    if (found == null || !digest(found).equals(boundary.manifest())) {
      throw new UncheckedIOException(new IOException("no such segment"));
    }
    found.forEach(each);
    afterReading.run();
  }

  @Override
  public void settle(Boundary boundary) {
    var first = segments.get(boundary.head().seq()).getFirst().seq();
    segments
        .entrySet()
        .removeIf(segment ->
            segment.getValue().getFirst().seq() == first
                && segment.getKey() != boundary.head().seq());
  }

  @Override
  public long read(long seq, long boundary, Consumer<AuditEntry> each) {
    beforeReading.run();
    var found = segments.ceilingEntry(seq);
    if (found == null || found.getKey() > boundary || found.getValue().getFirst().seq() > seq) {
      throw new UncheckedIOException(new IOException("no segment has entry " + seq));
    }
    found.getValue().forEach(each);
    return found.getKey();
  }

  @Override
  public void forget(Fence fence, long first, long last, SortedSet<Long> seqs) {
    segments
        .values()
        .forEach(segment ->
            segment.replaceAll(
                entry -> seqs.contains(entry.seq()) ? entry.withoutPersonal() : entry));
  }

  /** The places of all that lie here, those of segments that were never committed too. */
  public Stream<Long> places() {
    return segments.values().stream().flatMap(List::stream).map(AuditEntry::seq);
  }
}
