package io.neosc.application.guard.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;

/** Who is held up now (ID-13). */
public interface GuardQueries {

  /** Blocks that are in force, the newest beginning first. */
  Page<AttemptCount> blocks(PageRequest page);

  /**
   * @throws io.neosc.domain.guard.BlockNotFound if nothing is blocked under this id
   */
  AttemptCount block(AttemptCountId id);
}
