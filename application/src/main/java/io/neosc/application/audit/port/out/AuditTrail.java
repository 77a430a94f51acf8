package io.neosc.application.audit.port.out;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.SearchTooBroad;
import java.util.List;

/** The stored chain, to be read; only the write door appends to it (AU-5). */
public interface AuditTrail {

  /**
   * Those that fit, newest first by timestamp and seq; the place of an entry in this order is
   * {@link Cursor#of} of both. What cannot be read any more hides none of the others.
   *
   * @throws SearchTooBroad if no page was found within 5 s
   */
  AuditPage search(AuditFilter filter, PageRequest page);

  /**
   * Up to {@code max} entries in the chain's order from {@code seq} on, as a majority of members
   * has them; one that cannot be read any more is missing.
   */
  List<AuditEntry> from(long seq, int max);

  /** The end of the chain {@link ChainHead#MAIN}, as a majority of members has it. */
  ChainHead head();
}
