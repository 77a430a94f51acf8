package io.neosc.application.live;

import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.ChangeCommands;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.organization.port.out.KnownOrganizations;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.shared.DomainEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Brings changes into this node's memory and on to those who listen. What this node commits is
 * known to it at once, before its caller gets an answer; listeners hear of everything, own changes
 * included, from the change stream alone, so that each hears it once and in order.
 */
public final class LiveChanges implements ChangeCommands, CommitObserver {
  private static final int REMEMBERED_SIGN_INS = 200_000;
  private final LiveModel model;
  private final SignInDirectory signIns;
  private final LockDirectory locks;
  private final List<ApiKeyDirectory> apiKeys = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private final Duration offlineGrace;
  private final List<LiveFeed> feeds = new CopyOnWriteArrayList<>();

  public LiveChanges(
      SignInRepository signIns, LockRepository locks, InstantSource clock, Duration offlineGrace) {
    this.clock = clock;
    this.offlineGrace = offlineGrace;
    this.model = new LiveModel(clock);
    this.signIns = new SignInDirectory(signIns, clock, offlineGrace, REMEMBERED_SIGN_INS);
    this.locks = new LockDirectory(locks, clock, offlineGrace);
  }

  /** From now on {@code feed} hears of changes. */
  public void listen(LiveFeed feed) {
    feeds.add(feed);
  }

  public LiveQueries model() {
    return model;
  }

  public KnownOrganizations organizations() {
    return model;
  }

  /** The sign-ins that ended because a replaced refresh token came back (ID-6). */
  public List<SignIn.State> reusedSignIns() {
    return signIns.reused();
  }

  public SignInQueries signIns() {
    return signIns;
  }

  public LocksInForceQueries locks() {
    return locks;
  }

  /** API keys, remembered from now on. */
  public KeyBearerQueries apiKeys(ApiKeyRepository keys, ApiKeyUses uses) {
    var directory = new ApiKeyDirectory(keys, uses, clock, offlineGrace);
    apiKeys.add(directory);
    return directory;
  }

  @Override
  public void committed(
      CommitContext context, List<Change> changes, List<? extends DomainEvent> events) {
    changes.forEach(this::take);
  }

  @Override
  public void rebuild(Snapshot snapshot) {
    signIns.rebuild(snapshot);
    locks.rebuild(snapshot);
    apiKeys.forEach(ApiKeyDirectory::rebuild);
    model.rebuild(snapshot);
    feeds.forEach(LiveFeed::rebuilt);
  }

  @Override
  public void apply(Change change) {
    take(change);
    model.heard();
    feeds.forEach(feed -> feed.changed(change));
  }

  @Override
  public void heard() {
    signIns.current();
    locks.current();
    apiKeys.forEach(ApiKeyDirectory::current);
    model.heard();
  }

  private void take(Change change) {
    signIns.apply(change);
    locks.apply(change);
    apiKeys.forEach(directory -> directory.apply(change));
    model.apply(change);
  }
}
