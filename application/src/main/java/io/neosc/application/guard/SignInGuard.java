package io.neosc.application.guard;

import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.identity.port.out.AttemptGuard;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.WrongPassword;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts by account and address, by address, and by account, in the store (ID-13). Waits
 * grow by account and address, and by address; an account that is attacked from everywhere makes
 * addresses that are new to it wait once and shortly, so that its owner always gets in.
 */
public final class SignInGuard implements AttemptGuard {
  private static final Logger log = LoggerFactory.getLogger(SignInGuard.class);

  /** Each failed round means that somebody else's attempt was counted. */
  private static final int ROUNDS = 128;

  private final AttemptStore store;
  private final Commits commits;
  private final InstantSource clock;
  private final WaitRule rule;
  private final Predicate<String> erasedAddress;

  /**
   * @param erasedAddress whether a typed address is that of somebody who was erased, and so is
   *     counted but not kept (AU-12)
   */
  public SignInGuard(
      AttemptStore store,
      Commits commits,
      InstantSource clock,
      WaitRule rule,
      Predicate<String> erasedAddress) {
    this.store = store;
    this.commits = commits;
    this.clock = clock;
    this.rule = rule;
    this.erasedAddress = erasedAddress;
  }

  @Override
  public <T> T attempt(CommitContext context, String email, Supplier<T> proof) {
    var keys = AttemptKeys.of(email, context.ipAddress());
    var whose = erasedAddress.test(email) ? keys.withoutAddress() : keys;
    var before = begin(context, email, whose);
    T result;
    try {
      result = proof.get();
    } catch (CredentialsRefused | WrongPassword refused) {
      failed(whose, before);
      throw refused;
    } catch (RuntimeException other) {
      atBest(() -> change(whose, AttemptScope.ACCOUNT_AT_ADDRESS, AttemptCount::abandoned));
      throw other;
    }
    atBest(() -> succeeded(whose, before));
    return result;
  }

  /** Counts the attempt; gives how many had failed before. */
  private int begin(CommitContext context, String email, AttemptKeys whose) {
    for (var round = 0; round < ROUNDS; round++) {
      var now = clock.instant();
      var stored = store.find(whose.ids());
      var address = whose.among(stored, AttemptScope.ADDRESS, now, rule);
      if (address.inForce(now)) {
        throw refused(context, email, address, now);
      }
      var attacked = whose.among(stored, AttemptScope.ACCOUNT, now, rule).inForce(now);
      var here = whose.among(stored, AttemptScope.ACCOUNT_AT_ADDRESS, now, rule);
      if (attacked && here.fresh(now)) {
        var knocked = here.knocked(now, rule);
        if (store.put(knocked)) {
          throw told(context, email, knocked, now);
        }
      } else if (here.refuses(now, rule, attacked)) {
        throw refused(context, email, here, now);
      } else if (store.put(here.begun(now, rule))) {
        return here.failures();
      }
    }
    throw new TooManyAttempts(rule.first());
  }

  /** A wait's first refusal is written down and no other: a storm must not fill the trail. */
  private TooManyAttempts refused(
      CommitContext context, String email, AttemptCount count, Instant now) {
    return !count.told() && store.put(count.withRefusalTold())
        ? told(context, email, count, now)
        : new TooManyAttempts(count.waitAt(now, rule));
  }

  private TooManyAttempts told(
      CommitContext context, String email, AttemptCount count, Instant now) {
    var wait = count.waitAt(now, rule);
    commits.record(
        context,
        new GuardEvent.Refused(
            count.id(), count.scope(), email, count.network(), count.failures(), wait, now));
    return new TooManyAttempts(wait);
  }

  /** An address is counted once for each account that it fails with. */
  private void failed(AttemptKeys whose, int failedBefore) {
    UnaryOperator<AttemptCount> failing = count -> count.failed(clock.instant(), rule);
    change(whose, AttemptScope.ACCOUNT_AT_ADDRESS, failing);
    change(whose, AttemptScope.ACCOUNT, failing);
    if (failedBefore == 0) {
      change(whose, AttemptScope.ADDRESS, failing);
    }
  }

  /** Only what this very account did from here is forgiven: nobody clears the way for others. */
  private void succeeded(AttemptKeys whose, int failedBefore) {
    store.remove(whose.here());
    if (failedBefore > 0) {
      change(whose, AttemptScope.ACCOUNT, count -> count.forgiven(failedBefore, rule));
      change(whose, AttemptScope.ADDRESS, count -> count.forgiven(1, rule));
    }
  }

  private void change(AttemptKeys whose, AttemptScope scope, UnaryOperator<AttemptCount> step) {
    for (var round = 0; round < ROUNDS; round++) {
      var now = clock.instant();
      var present = whose.among(store.find(List.of(whose.id(scope))), scope, now, rule);
      var next = step.apply(present);
      var nothing = next.version() == 0 && next.failures() == 0;
      if (nothing || store.put(next)) {
        return;
      }
    }
    log.warn("An attempt could not be counted: too many at once");
  }

  /** The outcome stands whether it is counted or not; what has no end counts as failed. */
  private static void atBest(Runnable counting) {
    try {
      counting.run();
    } catch (StoreUnavailable away) {
      log.debug("An attempt's end was not counted", away);
    }
  }
}
