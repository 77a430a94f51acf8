package io.neosc.application.erasure.port.out;

import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditEntry;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Entries of the chain {@link io.neosc.domain.audit.ChainHead#MAIN} that left for files, whose
 * personal parts can be taken away there (AU-12): nothing else of them ever changes. The only way
 * to do so. Each may throw {@link java.io.UncheckedIOException} when files are missing, cannot be
 * read or written, or are not what was written.
 */
public interface ErasableArchive {

  /**
   * Reads and verifies the segment that has a place.
   *
   * @param boundary what lies behind this place never left, whatever files say
   * @param each is given its entries in their order; parts that were taken away are missing
   * @return the last place of the segment
   */
  long read(long seq, long boundary, Consumer<AuditEntry> each);

  /**
   * Takes away, for good, personal parts in all files that have entries of this range, those that
   * somebody cut off left unfinished too. When this returns, the disk has nothing else any more. To
   * be repeated, also with no places at all, until it has returned once. The trail must say before
   * that the parts may be missing.
   *
   * @param fence somebody who was overtaken changes nothing
   * @param first all of the range is either in the database or in files that can be read
   * @param last the range's last place
   */
  void forget(Fence fence, long first, long last, SortedSet<Long> seqs);
}
