package io.neosc.application.testing;

import io.neosc.application.audit.AuditEntries;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationFixture;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A store in which things happen at random: registrations, launches, ends, switches, alerts. */
public final class World {
  private final InMemoryStore store = new InMemoryStore();
  private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
  private final Commits door =
      new InMemoryCommits(
          store,
          new AuditEntries(new CountingIds(), _ -> false),
          List.of((_, changes, _) -> changes.forEach(c -> watchers.forEach(w -> w.accept(c)))));
  private final Random random;

  public World(Random random) {
    this.random = random;
  }

  public InMemoryStore store() {
    return store;
  }

  /** Lets some things happen; {@code watcher} sees what was stored, in order. */
  public void run(int steps, Consumer<Change> watcher) {
    watchers.add(watcher);
    for (var step = 0; step < steps; step++) {
      happen(random.nextInt(15));
    }
    watchers.remove(watcher);
  }

  private void happen(int what) {
    switch (what) {
      case 0 -> door.commit(People.STRANGER, AccountFixture.aNewAccount());
      case 1 -> door.commit(People.STRANGER, WorkspaceFixture.aWorkspaceFor(null, 100));
      case 2 -> door.commit(People.STRANGER, PolicyFixture.aShippedPolicy());
      case 3 -> door.commit(People.STRANGER, AlertFixture.aFiringAlert());
      case 4 -> any(Alert.State.class).filter(Alert.State::live).ifPresent(this::change);
      case 5 -> any(Policy.State.class).ifPresent(this::change);
      case 6, 7, 8 -> end();
      case 12 -> any(Account.State.class).ifPresent(this::move);
      case 13 -> any(Account.State.class).ifPresent(this::delete);
      case 14 -> door.commit(People.STRANGER, OrganizationFixture.aNewOrganization());
      default -> launch();
    }
  }

  private void move(Account.State state) {
    var account = Account.from(state);
    var organizations = any(Organization.State.class);
    var next = organizations.map(Organization.State::id).orElse(OrganizationId.DEFAULT);
    account.administer(
        new AccountProfile(state.name(), state.role(), next, state.disabled()),
        Given.NOON.plusSeconds(1));
    door.commit(People.STRANGER, account);
  }

  private void delete(Account.State state) {
    var account = Account.from(state);
    account.delete(Given.NOON.plusSeconds(1));
    door.commit(People.STRANGER, account);
  }

  private void launch() {
    var account = any(Account.State.class);
    var workspace = any(Workspace.State.class);
    if (account.isPresent() && workspace.isPresent()) {
      var slot = random.nextInt(100);
      var taken =
          store
              .all(Session.State.class)
              .anyMatch(s ->
                  s.active()
                      && s.slot() == slot
                      && s.accountId().equals(account.get().id())
                      && s.workspaceId().equals(workspace.get().id()));
      if (!taken) {
        door.commit(
            People.STRANGER,
            SessionFixture.aSessionOf(account.get(), workspace.get(), slot, Given.NOON));
      }
    }
  }

  private void end() {
    any(Session.State.class)
        .filter(Session.State::active)
        .map(Session::from)
        .ifPresent(session -> {
          session.end(EndReason.USER_STOP, null, Given.NOON.plusSeconds(1));
          door.commit(People.STRANGER, session);
        });
  }

  private void change(Alert.State state) {
    var alert = Alert.from(state);
    if (random.nextBoolean()) {
      alert.repeat(Given.NOON.plusSeconds(1));
    } else {
      alert.clear(Given.NOON.plusSeconds(1));
    }
    door.commit(People.STRANGER, alert);
  }

  private void change(Policy.State state) {
    var policy = Policy.from(state);
    policy.enable(!state.enabled(), new AccountId("usr-1"), Given.NOON.plusSeconds(1));
    door.commit(People.STRANGER, policy);
  }

  private <S extends AggregateState<S>> Optional<S> any(Class<S> kind) {
    var all = store.all(kind).sorted((a, b) -> a.key().compareTo(b.key())).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
