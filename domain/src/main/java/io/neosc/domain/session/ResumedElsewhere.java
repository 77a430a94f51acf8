package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import io.neosc.domain.workspace.WorkspaceId;

/** A session goes on only where it was (SE-2). */
public final class ResumedElsewhere extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public ResumedElsewhere(SessionId session, WorkspaceId where) {
    super(
        "session.resumed-elsewhere",
        session.value() + " was in " + where.value() + " and can go on only there");
  }
}
