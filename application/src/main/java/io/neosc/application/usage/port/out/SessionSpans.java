package io.neosc.application.usage.port.out;

import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads sessions by the moments at which they begin and end, and nothing else of them. */
public interface SessionSpans {

  /**
   * Hands over, one after the other, every session that goes on, and every one that ended after
   * {@code window} began and started before it ended. All are as they were at one moment; none
   * comes twice. Those of one workspace come in one go: first those that go on, then the others,
   * the latest end first. However many there are, they never are in memory together.
   *
   * @param workspace those of this one; null for all
   * @param limit so many ended ones at most
   * @return whether that was all; false if the limit was met
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store cannot answer, or not in
   *     reasonable time; some may have been handed over
   */
  boolean read(
      @Nullable WorkspaceId workspace, UsageWindow window, int limit, Consumer<SessionSpan> reader);

  /** What a workspace was called when its last session that is over began. */
  Optional<String> lastName(WorkspaceId workspace);
}
