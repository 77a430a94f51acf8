package io.neosc.domain.workspace;

import io.neosc.domain.shared.Given;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Workspaces in sentences. */
public final class WorkspaceFixture {
  private WorkspaceFixture() {}

  public static WorkspaceId aWorkspaceId() {
    return new WorkspaceId(Given.anId(WorkspaceId.PREFIX));
  }

  /** Available, one session per account, no bound for all together; not stored. */
  public static Workspace aNewWorkspace() {
    return aWorkspaceLimitedTo(Limits.DEFAULT);
  }

  public static Workspace aWorkspaceFor(@Nullable Integer maxSessions, int maxSessionsPerUser) {
    return aWorkspaceLimitedTo(new Limits(maxSessions, maxSessionsPerUser, null, null));
  }

  public static Workspace aWorkspaceLimitedTo(Limits limits) {
    return Workspace.create(aWorkspaceId(), aDescription("Linux Desktop", limits), Given.NOON);
  }

  /** The state of one that somebody or something took out of use. */
  public static Workspace.State aWorkspaceThatIs(Condition condition) {
    var state = aNewWorkspace().state();
    return new Workspace.State(
        state.id(), state.description(), condition, state.createdAt(), state.updatedAt(), 1);
  }

  /** One on the host with this label, and nothing but what is needed; not stored. */
  public static Workspace aWorkspaceOn(String hostId) {
    return Workspace.create(
        aWorkspaceId(), described("Linux Desktop", Limits.DEFAULT, hostId), Given.NOON);
  }

  /** A description with nothing but what is needed. */
  public static Workspace.Description aDescription(String name, Limits limits) {
    return described(name, limits, null);
  }

  private static Workspace.Description described(
      String name, Limits limits, @Nullable String hostId) {
    return new Workspace.Description(
        name,
        WorkspaceType.LINUX,
        "",
        null,
        new ConnectionUrl("https://desktop.example.org/"),
        LaunchMode.IFRAME,
        null,
        null,
        null,
        limits,
        hostId,
        null,
        null);
  }

  /** One that has a value in every field; not stored. */
  public static Workspace theFullestWorkspace() {
    return Workspace.create(
        aWorkspaceId(),
        new Workspace.Description(
            "SAP Néo-Genesys",
            WorkspaceType.RDP,
            "First line\nsecond line with \"quotes\" and \uD83D\uDE80",
            "https://images.example.org/sap.png",
            new ConnectionUrl("rdp://sap.example.org:3389/?gateway=1"),
            LaunchMode.NEW_TAB,
            "4 vCPU",
            "8 GB",
            "100 GB",
            new Limits(25, 3, Duration.ofMinutes(90), Duration.ofSeconds(28_801)),
            "host-1",
            "sap",
            "org-7"),
        Given.NOON);
  }
}
