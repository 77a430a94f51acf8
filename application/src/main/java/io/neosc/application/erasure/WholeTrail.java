package io.neosc.application.erasure;

import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.erasure.port.out.ErasableArchive;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The trail from its first entry on, wherever each lies by now (ADR 019): in files up to the
 * boundary, in the database behind it, and while entries leave in both.
 */
public final class WholeTrail {
  private static final int AT_ONCE = 1_000;

  private final ErasableTrail stored;
  private final ErasableArchive archive;
  private final CheckpointStore store;

  /**
   * Some of the trail, which is shown at once and from which parts are taken at once.
   *
   * @param first place
   * @param last place; less than the first if nothing is there yet
   * @param archived whether it is a segment of files
   * @param more whether there is something behind it now
   */
  record Stretch(long first, long last, boolean archived, boolean more) {}

  public WholeTrail(ErasableTrail stored, ErasableArchive archive, CheckpointStore store) {
    this.stored = stored;
    this.archive = archive;
    this.store = store;
  }

  /**
   * Shows a segment of files, or about {@code max} entries of the database.
   *
   * @param each is given those that have a personal part, in their order, some at a time
   */
  Stretch show(long seq, int max, Consumer<List<AuditEntry>> each) {
    var boundary = store.boundary(ChainHead.MAIN).map(FoundBoundary::seq).orElse(0L);
    return seq <= boundary ? archived(seq, boundary, each) : stored(seq, max, each);
  }

  private Stretch archived(long seq, long boundary, Consumer<List<AuditEntry>> each) {
    var some = new ArrayList<AuditEntry>();
    var last =
        archive.read(
            seq,
            boundary,
            entry -> {
              if (entry.seq() >= seq && entry.personal() != null) {
                some.add(entry);
              }
              if (some.size() == AT_ONCE) {
                each.accept(List.copyOf(some));
                some.clear();
              }
            });
    each.accept(some);
    return new Stretch(seq, last, true, true);
  }

  private Stretch stored(long seq, int max, Consumer<List<AuditEntry>> each) {
    var slice = stored.found(seq, max);
    var last = seq - 1;
    var some = new ArrayList<AuditEntry>();
    for (var found : slice.entries()) {
      if (found instanceof FoundEntry.Readable(AuditEntry entry)) {
        last = Math.max(last, entry.seq());
        if (entry.personal() != null) {
          some.add(entry);
        }
      }
    }
    each.accept(some);
    var end = slice.next() == FoundTrail.END;
    return new Stretch(seq, end ? last : slice.next() - 1, false, !end);
  }

  /**
   * Takes the personal parts of entries of a stretch away, wherever they are; those of what was
   * shown last, so that whoever begins anew still finds what is left.
   */
  void forget(Fence fence, Stretch from, SortedSet<Long> seqs) {
    if (from.archived()) {
      forgetStored(seqs);
      archive.forget(fence, from.first(), from.last(), seqs);
    } else if (!seqs.isEmpty()) {
      archive.forget(fence, from.first(), from.last(), seqs);
      forgetStored(seqs);
    }
  }

  private void forgetStored(SortedSet<Long> seqs) {
    var some = new TreeSet<Long>();
    for (var seq : seqs) {
      some.add(seq);
      if (some.size() == AT_ONCE) {
        stored.forget(some);
        some = new TreeSet<>();
      }
    }
    if (!some.isEmpty()) {
      stored.forget(some);
    }
  }
}
