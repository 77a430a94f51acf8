package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainException;

/** There is no catalogue to go back to (WS-3). */
public final class NoCatalogue extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public NoCatalogue() {
    super("workspace.no-catalogue", "neosc.workspaces.defaults names no catalogue to go back to");
  }
}
