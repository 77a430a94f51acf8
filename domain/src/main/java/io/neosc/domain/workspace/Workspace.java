package io.neosc.domain.workspace;

import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people launch: a desktop, a shell, a web application. Its use is counted and
 * bounded over all accounts; whether it runs follows from its sessions and is never stored.
 */
public final class Workspace extends AggregateRoot<Workspace.State, WorkspaceEvent> {

  /** What a catalogue or an admin says of a workspace. Labels are shown, never computed with. */
  public record Description(
      String name,
      WorkspaceType type,
      String description,
      @Nullable String imageUrl,
      ConnectionUrl url,
      LaunchMode launchMode,
      @Nullable String cpu,
      @Nullable String memory,
      @Nullable String storage,
      Limits limits,
      @Nullable String hostId,
      @Nullable String service,
      @Nullable String organization) {
    public Description {
      name = Text.line("a workspace's name", name, 200);
      if (description.length() > 2000) {
        throw new IllegalArgumentException("a workspace's description has at most 2000 characters");
      }
      cpu = label("cpu", cpu);
      memory = label("memory", memory);
      storage = label("storage", storage);
    }

    private static @Nullable String label(String what, @Nullable String value) {
      return value == null ? null : Text.line(what, value, 100);
    }
  }

  /** A workspace at one moment. */
  public record State(
      WorkspaceId id,
      Description description,
      Condition condition,
      Instant createdAt,
      Instant updatedAt,
      long version)
      implements AggregateState<State> {

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, description, condition, createdAt, updatedAt, newVersion);
    }

    /** What people see while {@code activeSessions} sessions use it (WS-2). */
    public WorkspaceStatus status(int activeSessions) {
      return switch (condition) {
        case STOPPED -> WorkspaceStatus.STOPPED;
        case ERROR -> WorkspaceStatus.ERROR;
        case AVAILABLE -> activeSessions > 0 ? WorkspaceStatus.RUNNING : WorkspaceStatus.AVAILABLE;
      };
    }

    /**
     * Passes if it can be launched now.
     *
     * @throws WorkspaceNotAvailable if it is stopped or in error
     */
    public void requireLaunchable() {
      if (condition != Condition.AVAILABLE) {
        throw new WorkspaceNotAvailable(id, status(0));
      }
    }
  }

  private Workspace(State state) {
    super(state);
  }

  public static Workspace from(State state) {
    return new Workspace(state);
  }

  public static Workspace create(WorkspaceId id, Description description, Instant now) {
    var workspace = new Workspace(new State(id, description, Condition.AVAILABLE, now, now, 0));
    workspace.raise(new WorkspaceEvent.Created(id, description.name(), description.type(), now));
    return workspace;
  }
}
