package io.neosc.adapter.websocket;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.shared.port.Change;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which frame. A client first gets a snapshot of memory, which is never behind the changes
 * told so far, and then every change told afterwards; some of these the snapshot shows already, and
 * the last one of each subject is the present state. Used by one thread.
 */
final class Fanout {
  static final Duration STATISTICS_PAUSE = Duration.ofMillis(200);

  private final LiveQueries live;
  private final SignInQueries signIns;
  private final LocksInForceQueries locks;
  private final Frames frames;
  private final Clients clients = new Clients();

  private final Set<WorkspaceId> touchedWorkspaces = new LinkedHashSet<>();
  private boolean countsTouched;
  private @Nullable Statistics told;
  private @Nullable Long toldAtNanos;

  // good until something happens that they do not show
  private final Map<AccountId, Frame> ownSnapshots = new HashMap<>();
  private @Nullable Frame fullSnapshot;

  Fanout(LiveQueries live, SignInQueries signIns, LocksInForceQueries locks, Frames frames) {
    this.live = live;
    this.signIns = signIns;
    this.locks = locks;
    this.frames = frames;
  }

  /** A client whose sign-in was good a moment ago. */
  void joined(LiveClient client) {
    clients.add(client);
    if (signIns.remembered(client.signIn().id()) instanceof Verdict.Over) {
      client.close(Closing.SIGN_IN_OVER);
    } else if (locked(client)) {
      client.close(Closing.LOCKED);
    } else if (live.ready()) {
      inform(client, List.of());
    }
  }

  /**
   * Everybody needs the state anew, and those who had it need to know that they missed something.
   */
  void rebuilt() {
    forgetSnapshots();
    closeLocked();
    if (live.ready()) {
      var gap = frames.gap();
      clients.all().forEach(client -> inform(client, client.informed() ? List.of(gap) : List.of()));
    }
  }

  void changed(Change change) {
    forgetSnapshots();
    switch (change) {
      case Change.SessionStored(Session.State session) -> sessionStored(session);
      case Change.WorkspaceStored(var workspace) -> workspaceStored(workspace);
      case Change.AlertStored(var alert) -> {
        if (!clients.seeingEverything().isEmpty()) {
          offer(clients.seeingEverything(), frames.alert(alert));
        }
      }
      case Change.EntryAppended(AuditEntry entry) -> entryAppended(entry);
      case Change.SignInStored(SignIn.State signIn) -> signInStored(signIn);
      case Change.AccountStored _ -> countsTouched = true;
      case Change.OrganizationStored _ -> {
        // clients ask for organizations when they show them
      }
      case Change.LockStored _ -> closeLocked();
      case Change.PolicyStored _, Change.ApiKeyStored _, Change.AtRest _ -> {
        // no part of the stream; what is done with them is told as entry and alert
      }
      case Change.Removed(Change.Kind kind, String key) -> removed(kind, key);
    }
  }

  /** Those that a lock hits must not listen any longer (LI-5, SE-12). */
  private void closeLocked() {
    clients.all().stream().filter(this::locked).forEach(client -> client.close(Closing.LOCKED));
  }

  private boolean locked(LiveClient client) {
    return locks.remembered(client.subject()).isPresent();
  }

  private void sessionStored(Session.State session) {
    touchedWorkspaces.add(session.workspaceId());
    countsTouched = true;
    var owners = clients.ofAccount(session.accountId().value());
    if (!owners.isEmpty()) {
      offer(owners, frames.ownSession(session, workspaceOf(session)));
    }
    var others =
        clients.seeingEverything().stream()
            .filter(client -> !client.account().equals(session.accountId()))
            .toList();
    if (!others.isEmpty()) {
      offer(others, frames.session(session, workspaceOf(session)));
    }
  }

  private void entryAppended(AuditEntry entry) {
    var readers = new ArrayList<>(clients.seeingEverything());
    var user = entry.userId();
    if (user != null) {
      clients.ofAccount(user).stream()
          .filter(client -> !client.seesEverything())
          .forEach(readers::add);
    }
    if (!readers.isEmpty()) {
      offer(readers, frames.entry(entry));
    }
  }

  private void signInStored(SignIn.State signIn) {
    if (signIn.revocation() != null) {
      signInOver(signIn.id());
    } else {
      roleIs(signIn.id(), signIn.role());
    }
  }

  private void removed(Change.Kind kind, String key) {
    switch (kind) {
      case SESSION -> {
        countsTouched = true;
        offer(clients.seeingEverything(), frames.removed(Topic.SESSIONS, key));
      }
      case WORKSPACE -> workspaceRemoved(key);
      case ALERT -> offer(clients.seeingEverything(), frames.removed(Topic.ALERTS, key));
      case SIGN_IN -> signInOver(new SignInId(key));
      case ACCOUNT -> countsTouched = true;
      case POLICY, ORGANIZATION, API_KEY, LOCK, SEGMENT, ERASURE, LEGAL_HOLD -> {
        // as for a stored one
      }
    }
  }

  private void workspaceStored(Workspace.State workspace) {
    if (workspace.present()) {
      touchedWorkspaces.add(workspace.id());
      countsTouched = true;
    } else {
      workspaceRemoved(workspace.key());
    }
  }

  private void workspaceRemoved(String key) {
    countsTouched = true;
    offer(clients.all(), frames.removed(Topic.WORKSPACES, key));
  }

  /** Tells what follows from the changes since the last call; each workspace and count once. */
  void tellDerived(long nowNanos) {
    forgetSnapshots();
    if (!clients.all().isEmpty()) {
      for (var id : touchedWorkspaces) {
        live.workspace(id).ifPresent(view -> offer(clients.all(), frames.workspace(view)));
      }
    }
    touchedWorkspaces.clear();
    if (countsTouched && pauseIsOver(nowNanos)) {
      tellStatistics(nowNanos);
    }
  }

  /** Whether there is something left to tell after the pause. */
  boolean statisticsWait() {
    return countsTouched;
  }

  private boolean pauseIsOver(long nowNanos) {
    return toldAtNanos == null || nowNanos - toldAtNanos >= STATISTICS_PAUSE.toNanos();
  }

  private void tellStatistics(long nowNanos) {
    countsTouched = false;
    var now = live.statistics();
    if (!now.equals(told)) {
      told = now;
      toldAtNanos = nowNanos;
      if (!clients.all().isEmpty()) {
        offer(clients.all(), frames.statistics(now));
      }
    }
  }

  void heartbeat(Duration interval) {
    if (!clients.all().isEmpty()) {
      var frame = frames.heartbeat(interval);
      clients.all().forEach(client -> client.offer(frame));
    }
  }

  /**
   * Forgets clients that are gone, and informs those that came before there was anything to tell.
   */
  void tidy() {
    clients.removeGone();
    if (live.ready()) {
      clients.all().stream()
          .filter(client -> !client.informed())
          .forEach(client -> inform(client, List.of()));
    }
  }

  List<SignInId> signIns() {
    return clients.signIns();
  }

  void signInOver(SignInId signIn) {
    clients.of(signIn).forEach(client -> client.close(Closing.SIGN_IN_OVER));
  }

  void unsureOf(SignInId signIn) {
    clients.of(signIn).forEach(client -> client.close(Closing.TRY_AGAIN_LATER));
  }

  /** What a stream shows follows from the role it was opened with: with another role it ends. */
  void roleIs(SignInId signIn, Role role) {
    clients.of(signIn).stream()
        .filter(client -> client.signIn().role() != role)
        .forEach(client -> client.close(Closing.SIGN_IN_OVER));
  }

  /** Closes all; the result is done when all are gone. */
  CompletableFuture<Void> closeAll(Closing why) {
    clients.all().forEach(client -> client.close(why));
    return CompletableFuture.allOf(
        clients.all().stream().map(LiveClient::whenGone).toArray(CompletableFuture<?>[]::new));
  }

  int size() {
    return clients.all().size();
  }

  private void inform(LiveClient client, List<Frame> first) {
    var all = new ArrayList<>(first);
    if (client.seesEverything()) {
      all.add(fullSnapshot());
      for (var session : live.activeSessionsOf(client.account())) {
        all.add(frames.ownSession(session, workspaceOf(session)));
      }
    } else {
      all.add(ownSnapshot(client.account()));
    }
    client.inform(all);
  }

  private @Nullable WorkspaceView workspaceOf(Session.State session) {
    return live.workspace(session.workspaceId()).orElse(null);
  }

  private Frame fullSnapshot() {
    var frame = fullSnapshot;
    if (frame == null) {
      frame = frames.snapshot(live, shown(live.statistics()));
      fullSnapshot = frame;
    }
    return frame;
  }

  private Frame ownSnapshot(AccountId account) {
    return ownSnapshots.computeIfAbsent(
        account, _ -> frames.snapshotFor(account, live, shown(live.statistics())));
  }

  /** If a snapshot shows other counts than were told last, nobody knows any more who knows what. */
  private Statistics shown(Statistics statistics) {
    if (clients.all().size() == 1) {
      told = statistics;
    } else if (!statistics.equals(told)) {
      told = null;
      countsTouched = true;
    }
    return statistics;
  }

  private void forgetSnapshots() {
    fullSnapshot = null;
    ownSnapshots.clear();
  }

  /** Changes mean something only to clients that know the state before. */
  private static void offer(Collection<LiveClient> readers, Frame frame) {
    for (var client : readers) {
      if (client.informed()) {
        client.offer(frame);
      }
    }
  }
}
