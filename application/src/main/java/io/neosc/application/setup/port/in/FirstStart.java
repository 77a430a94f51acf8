package io.neosc.application.setup.port.in;

import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an empty database is to hold.
 *
 * @param admin the first admin; null if there is to be none yet
 * @param catalogue workspaces in the order in which they are created
 */
public record FirstStart(
    @Nullable Admin admin,
    boolean enforcePolicies,
    SequencedMap<WorkspaceId, Workspace.Description> catalogue) {

  /** The first admin's credentials. */
  public record Admin(EmailAddress email, String password) {
    @Override
    public String toString() {
      return "Admin[password hidden]";
    }
  }
}
