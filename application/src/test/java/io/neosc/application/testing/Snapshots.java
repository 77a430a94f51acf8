package io.neosc.application.testing;

import io.neosc.application.live.port.in.Snapshot;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import java.time.Instant;
import java.util.List;

/** Snapshots of an {@link InMemoryStore}. */
public final class Snapshots {
  /** Of a store with nothing in it. */
  public static final Snapshot EMPTY =
      new Snapshot(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private Snapshots() {}

  public static Snapshot of(InMemoryStore store, Instant now) {
    return new Snapshot(
        store.all(Account.State.class).map(Snapshot.Member::of).toList(),
        store.all(SignIn.State.class).filter(s -> now.isBefore(s.expiresAt())).toList(),
        store.all(Organization.State.class).toList(),
        store.all(Workspace.State.class).toList(),
        store.all(Session.State.class).filter(Session.State::active).toList(),
        store.all(Policy.State.class).toList(),
        store.all(Alert.State.class).filter(Alert.State::live).toList(),
        store.all(Lock.State.class).filter(lock -> lock.inForce(now)).toList());
  }
}
