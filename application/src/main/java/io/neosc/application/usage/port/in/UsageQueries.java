package io.neosc.application.usage.port.in;

import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.List;

/**
 * Tells how much workspaces are used, from what is stored at this moment. It is heavy work: a node
 * does one such at a time, and who finds several waiting is sent away.
 */
public interface UsageQueries {

  /**
   * The use of one workspace, also of one that was removed and had sessions.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there never was such a workspace, as far
   *     as the sessions tell
   * @throws io.neosc.domain.usage.TooMuchUsage if there are too many sessions in the window
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store or this node has too
   *     much to do, or the store is away
   */
  WorkspaceUsage usage(WorkspaceId workspace, UsageWindow window);

  /**
   * The use of all workspaces, newest first by creation and id; behind them those that were removed
   * and had sessions in the window.
   *
   * @throws io.neosc.domain.usage.TooMuchUsage as above
   * @throws io.neosc.application.shared.port.StoreUnavailable as above
   */
  List<WorkspaceUsage> usages(UsageWindow window);

  /**
   * Whether there is such a workspace, or was one that had sessions.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if not
   */
  void requireKnown(WorkspaceId workspace);
}
