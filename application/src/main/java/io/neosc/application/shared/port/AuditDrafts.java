package io.neosc.application.shared.port;

import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.shared.DomainEvent;
import java.util.List;

/** Turns events into the audit entries that they must leave; the write door asks it. */
public interface AuditDrafts {

  /**
   * The entries for {@code events} in their order. Events with a stated reason for none leave none.
   * With an operation key the entries' ids follow from it, so that a repetition is recognised.
   */
  List<AuditDraft> of(CommitContext context, List<? extends DomainEvent> events);
}
