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
      if (imageUrl != null && !validImage(imageUrl)) {
        throw new IllegalArgumentException(
            "a workspace's image is http or https, or a path on this server");
      }
      cpu = label("cpu", cpu);
      memory = label("memory", memory);
      storage = label("storage", storage);
      hostId = label("host_id", hostId);
      service = label("service", service);
      organization = label("organization", organization);
    }

    /** Whether a browser may be told to load a picture from there (WS-8). */
    public static boolean validImage(String url) {
      return url.startsWith("/") && !url.startsWith("//") && !Text.deceptive(url)
          ? url.length() <= ConnectionUrl.MAX_LENGTH && !url.contains("\\")
          : ConnectionUrl.valid(url) && url.regionMatches(true, 0, "http", 0, 4);
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

    /** Whether it was not deleted. */
    public boolean present() {
      return condition != Condition.REMOVED;
    }

    /** What people see while {@code activeSessions} sessions use it (WS-2). */
    public WorkspaceStatus status(int activeSessions) {
      return switch (condition) {
        case STOPPED, REMOVED -> WorkspaceStatus.STOPPED;
        case ERROR -> WorkspaceStatus.ERROR;
        case AVAILABLE -> activeSessions > 0 ? WorkspaceStatus.RUNNING : WorkspaceStatus.AVAILABLE;
      };
    }

    /**
     * Passes if it can be launched now.
     *
     * @throws WorkspaceNotFound if it was deleted
     * @throws WorkspaceNotAvailable if it is stopped or in error
     */
    public void requireLaunchable() {
      if (!present()) {
        throw new WorkspaceNotFound(id);
      }
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

  /**
   * Makes a new one under the id of one that was removed.
   *
   * @throws WorkspaceIdTaken if it is there
   */
  public void recreate(Description description, Instant now) {
    if (state().condition() != Condition.REMOVED) {
      throw new WorkspaceIdTaken(state().id());
    }
    change(
        new State(state().id(), description, Condition.AVAILABLE, now, now, state().version()),
        new WorkspaceEvent.Created(state().id(), description.name(), description.type(), now));
    claim(Occupancy.opening(state().id()));
  }

  /** Asking for what is so already changes nothing. Live sessions keep the name they began with. */
  public void describe(Description wanted, Instant now) {
    requirePresent();
    var before = state().description();
    if (!before.equals(wanted)) {
      change(
          with(wanted, state().condition(), now),
          new WorkspaceEvent.Changed(state().id(), before, wanted, now));
    }
  }

  /**
   * Notes that it can be launched or cannot (WS-2, WS-6). Its live sessions go on.
   *
   * @param reason up to 500 characters; empty for none
   */
  public void report(Condition condition, String reason, Instant now) {
    requirePresent();
    if (condition == Condition.REMOVED) {
      throw new IllegalArgumentException("a removal is no report");
    }
    var before = state().condition();
    if (before != condition) {
      change(
          with(state().description(), condition, now),
          new WorkspaceEvent.ConditionChanged(
              state().id(), state().description().name(), before, condition, reason, now));
    }
  }

  /**
   * Notes what a machine says, see {@link #report}.
   *
   * @throws StoppedByPeople if that would stop it, or it is stopped: both are for people (WS-2)
   */
  public void reportByMachine(Condition condition, String reason, Instant now) {
    if (condition == Condition.STOPPED || state().condition() == Condition.STOPPED) {
      throw new StoppedByPeople(state().id());
    }
    report(condition, reason, now);
  }

  /** Deletes it. The commit is refused while it has live sessions; from then on none begins. */
  public void delete(Instant now) {
    requirePresent();
    change(
        with(state().description(), Condition.REMOVED, now),
        new WorkspaceEvent.Deleted(state().id(), state().description().name(), now));
    claim(Occupancy.closing(state().id()));
  }

  private void requirePresent() {
    if (!state().present()) {
      throw new WorkspaceNotFound(state().id());
    }
  }

  private State with(Description description, Condition condition, Instant now) {
    return new State(
        state().id(), description, condition, state().createdAt(), now, state().version());
  }
}
