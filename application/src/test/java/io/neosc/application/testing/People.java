package io.neosc.application.testing;

import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** People and workspaces of an {@link InMemoryApplication}. */
public final class People {
  public static final String PASSWORD = "correct horse battery staple";
  public static final CommitContext STRANGER =
      new CommitContext(null, "192.0.2.17", "curl/8.5.0", "4bf92f3577b34da6a3ce929d0e0e4736", null);

  private static final AtomicInteger COUNT = new AtomicInteger();
  private final InMemoryApplication app;

  public People(InMemoryApplication app) {
    this.app = app;
  }

  /** Registers somebody, who is signed in thereby. */
  public SignedIn somebody(String email) {
    return app.identity.register(
        new Register(STRANGER, new EmailAddress(email), PASSWORD, "Somebody", null));
  }

  public SignedIn somebody() {
    return somebody("person" + COUNT.incrementAndGet() + "@example.org");
  }

  /** A context in which somebody new is signed in. */
  public CommitContext signedIn() {
    return as(somebody());
  }

  public static CommitContext as(SignedIn person) {
    return STRANGER.by(person.signIn().actor());
  }

  /** A stored workspace with these bounds. */
  public Workspace.State workspace(@Nullable Integer maxSessions, int maxSessionsPerUser) {
    var workspace = WorkspaceFixture.aWorkspaceFor(maxSessions, maxSessionsPerUser);
    app.commits.commit(STRANGER, workspace);
    return workspace.state().atVersion(1);
  }

  public Workspace.State workspace() {
    return workspace(null, 1);
  }
}
