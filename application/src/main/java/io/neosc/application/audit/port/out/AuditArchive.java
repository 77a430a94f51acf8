package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Segments of the chain in files (AU-11). Each may throw {@link java.io.UncheckedIOException} when
 * files cannot be written or read, or are not what was written.
 */
public interface AuditArchive {

  /**
   * Writes a segment; when this returns, all of it is on the disk under its final name. One that
   * begins and ends alike is written over: who writes it has the entries still.
   *
   * @param token of the lease under which it is written, which tells unfinished files apart
   * @param before the entry before the first one
   * @param covering a checkpoint that saw the last one, or one behind it
   * @param entries in the chain's order; at least one
   * @return the digest of its manifest, which stays the same when persons are erased
   */
  String write(long token, ChainHead before, Checkpoint covering, Iterator<AuditEntry> entries);

  /**
   * Reads the segment that ends at a boundary as it lies there, and verifies all of it.
   *
   * @param each is given its entries in their order
   */
  void read(Boundary boundary, Consumer<AuditEntry> each);

  /**
   * Removes segments that begin like the one that ends at a boundary, and end elsewhere: those whom
   * something cut off left behind. To be called when the boundary is stored: then none of them ever
   * will be.
   */
  void settle(Boundary boundary);
}
