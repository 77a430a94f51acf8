package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainException;
import java.util.Locale;

/** The workspace is stopped or in error, so nothing can be launched in it. */
public final class WorkspaceNotAvailable extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public WorkspaceNotAvailable(WorkspaceId id, WorkspaceStatus status) {
    super(
        "workspace.not-available",
        id.value() + " cannot be launched: it is " + status.name().toLowerCase(Locale.ROOT));
  }
}
