package io.neosc.adapter.websocket;

import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.util.ArrayList;
import java.util.List;

/**
 * The application in memory, and what its change stream would bring: changes that were committed,
 * each with its audit entries behind it, in the order of their commits.
 */
final class LiveWorld {
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  final InMemoryApplication app = new InMemoryApplication();
  private final List<Change> committed = new ArrayList<>();
  private int entriesSeen;

  LiveWorld() {
    app.observers.add((_, changes, _) -> remember(changes));
  }

  private synchronized void remember(List<Change> changes) {
    committed.addAll(changes);
    var entries = app.store.entries();
    entries.subList(entriesSeen, entries.size()).stream()
        .map(Change.EntryAppended::new)
        .forEach(committed::add);
    entriesSeen = entries.size();
  }

  /** What the change stream has not brought yet. */
  synchronized List<Change> undelivered() {
    var changes = List.copyOf(committed);
    committed.clear();
    return changes;
  }

  /** The change stream brings everything. */
  void deliver() {
    undelivered().forEach(app.live::apply);
  }

  /** Somebody with role user. */
  SignIn.State user(String email) {
    var context = CommitContext.system(TRACE);
    var name = "Ada Lovelace";
    var password = "a long enough password";
    return app.identity
        .register(new Register(context, new EmailAddress(email), password, name, null))
        .signIn();
  }

  /** A sign-in of an account with this role. */
  SignIn.State signedIn(Role role) {
    var account = AccountFixture.aNewAccount().state();
    var withRole =
        new Account.State(
            account.id(),
            account.email(),
            account.name(),
            account.organizationId(),
            account.requestedOrganization(),
            role,
            account.passwordHash(),
            account.disabled(),
            account.createdAt(),
            account.updatedAt(),
            account.version());
    var signIn = SignInFixture.aSignInOf(withRole, app.clock.instant());
    commit(signIn);
    return signIn.state().atVersion(1);
  }

  Workspace.State workspace() {
    var workspace = WorkspaceFixture.aWorkspaceFor(null, 100);
    commit(workspace);
    return workspace.state().atVersion(1);
  }

  Session.State launch(SignIn.State by, Workspace.State workspace) {
    return app.sessions.launch(new LaunchWorkspace(as(by), workspace.id())).session().session();
  }

  void disconnect(SignIn.State by, Session.State session) {
    app.sessions.disconnect(new DisconnectSession(as(by), session.id()));
  }

  Alert.State alert() {
    var alert = AlertFixture.aFiringAlert();
    commit(alert);
    return alert.state().atVersion(1);
  }

  void logout(SignIn.State signIn) {
    app.identity.logout(new Logout(as(signIn)));
  }

  String ticket(SignIn.State signIn) {
    return app.tickets.issue(as(signIn));
  }

  void commit(AggregateRoot<?, ?> aggregate) {
    app.commits.commit(CommitContext.system(TRACE), aggregate);
  }

  static CommitContext as(SignIn.State signIn) {
    return new CommitContext(signIn.actor(), "192.0.2.17", "test", TRACE, null);
  }
}
