package io.neosc.application.live;

import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.identity.BearerSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API keys that this node remembers, by their hashes (ID-15). It learns of a key when it is
 * used first, and of everything that happens to it from the change stream; the rules for memory
 * that may be old are those of sign-ins.
 */
final class ApiKeyDirectory implements KeyBearerQueries {
  private static final Logger log = LoggerFactory.getLogger(ApiKeyDirectory.class);
  private static final Duration NOTED_FOR = Duration.ofMinutes(1);

  /** Nobody who sends invented keys keeps the store from everybody else. */
  private static final int ASKING_AT_ONCE = 16;

  private static final Verdict OVER = new Verdict.Over();
  private static final Verdict UNSURE = new Verdict.Unsure();
  private final Map<String, ApiKey.State> byHash = new ConcurrentHashMap<>();
  private final Map<ApiKeyId, Instant> noted = new HashMap<>();
  private final Semaphore asking = new Semaphore(ASKING_AT_ONCE);
  private final ApiKeyRepository keys;
  private final ApiKeyUses uses;
  private final InstantSource clock;
  private final Freshness freshness;
  private long beginnings;

  ApiKeyDirectory(
      ApiKeyRepository keys, ApiKeyUses uses, InstantSource clock, Duration offlineGrace) {
    this.keys = keys;
    this.uses = uses;
    this.clock = clock;
    this.freshness = new Freshness(clock, offlineGrace);
  }

  private static @Nullable String hashOf(String key) {
    return key.length() == ApiKey.KEY_LENGTH && key.startsWith(ApiKey.KEY_PREFIX)
        ? new BearerSecret(key).hash()
        : null;
  }

  @Override
  public Verdict remembered(String key) {
    var hash = hashOf(key);
    return hash == null ? OVER : rememberedHash(hash);
  }

  private Verdict rememberedHash(String hash) {
    var known = byHash.get(hash);
    if (known != null && !known.live(clock.instant())) {
      return OVER;
    }
    return known == null || !freshness.trusted() ? UNSURE : new Verdict.Live(known);
  }

  @Override
  public Verdict verify(String key) {
    var hash = hashOf(key);
    var verdict = hash == null ? OVER : rememberedHash(hash);
    return hash == null || !(verdict instanceof Verdict.Unsure)
        ? verdict
        : freshness.ask(() -> asked(hash), away -> withoutStore(hash, away));
  }

  private Verdict asked(String hash) {
    if (!asking.tryAcquire()) {
      throw new StoreUnavailable(StoreUnavailable.Kind.OVERLOADED);
    }
    try {
      var beginning = beginnings();
      return keys.findByHash(hash)
          .map(key -> learned(key.state(), beginning))
          .filter(key -> key.live(clock.instant()))
          .<Verdict>map(Verdict.Live::new)
          .orElse(OVER);
    } finally {
      asking.release();
    }
  }

  private Verdict withoutStore(String hash, StoreUnavailable away) {
    var known = byHash.get(hash);
    if (known == null || !freshness.withinGrace()) {
      throw away;
    }
    return new Verdict.Live(known);
  }

  /** Of what was read before memory was begun anew a change may be missing. */
  private synchronized ApiKey.State learned(ApiKey.State key, long beginning) {
    return beginning == beginnings ? take(key) : key;
  }

  private ApiKey.State take(ApiKey.State key) {
    return byHash.merge(key.keyHash(), key, (a, b) -> b.version() > a.version() ? b : a);
  }

  private synchronized long beginnings() {
    return beginnings;
  }

  void current() {
    freshness.current();
  }

  synchronized void rebuild() {
    beginnings++;
    byHash.clear();
    current();
  }

  synchronized void apply(Change change) {
    if (change instanceof Change.ApiKeyStored(var key)) {
      take(key);
    }
  }

  @Override
  public boolean worthNoting(ApiKeyId id) {
    var now = clock.instant();
    synchronized (noted) {
      var last = noted.get(id);
      if (last != null && now.isBefore(last.plus(NOTED_FOR))) {
        return false;
      }
      noted.put(id, now);
      return true;
    }
  }

  @Override
  public void noteUse(ApiKeyId id) {
    try {
      uses.used(id, clock.instant());
    } catch (StoreUnavailable away) {
      log.debug("The use of {} is not noted", id, away);
    }
  }
}
