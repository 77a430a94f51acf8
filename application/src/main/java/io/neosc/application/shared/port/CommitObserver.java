package io.neosc.application.shared.port;

import io.neosc.domain.shared.DomainEvent;
import java.util.List;

/**
 * Sees what this node committed, on the committing thread and before its caller gets its answer. It
 * must be quick and must not throw.
 */
public interface CommitObserver {

  /**
   * @param context who did it, from where and under which trace
   * @param changes what was stored, under the new versions
   * @param events all events of the commit, also those that changed nothing
   */
  void committed(CommitContext context, List<Change> changes, List<? extends DomainEvent> events);
}
