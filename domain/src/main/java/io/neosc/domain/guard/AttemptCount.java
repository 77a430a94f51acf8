package io.neosc.domain.guard;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of failed attempts to prove who one is. An attempt is counted before the proof
 * is looked at, so that many at once are not more than their number; a success takes the count
 * back.
 *
 * @param email what was typed, if it is an address; for people only
 * @param network where from, as {@link io.neosc.domain.shared.IpAddress#network()}
 * @param failures how many failed and are not forgiven
 * @param underway how many are being looked at
 * @param since when the first of them came
 * @param lastAt when the last of them came
 * @param until it has an effect before this instant
 * @param forgetAt from this instant on it means nothing
 * @param told whether the refusal is recorded already
 * @param version how often it was stored; 0 for one that never was
 */
public record AttemptCount(
    AttemptCountId id,
    AttemptScope scope,
    @Nullable String email,
    @Nullable String network,
    int failures,
    int underway,
    Instant since,
    Instant lastAt,
    Instant until,
    Instant forgetAt,
    boolean told,
    long version) {

  /** No attempt is looked at for longer: its server is gone, and it counts as failed. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);

  /** Bounds for how long something is remembered. */
  private static final int MAX_FAILURES = 32;

  public AttemptCount {
    if (failures < 0 || underway < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  public static AttemptCount none(
      AttemptCountId id,
      AttemptScope scope,
      @Nullable String email,
      @Nullable String network,
      Instant now) {
    return new AttemptCount(id, scope, email, network, 0, 0, now, now, now, now, false, 0);
  }

  /** The same at {@code now}: what is left of it after that time. */
  public AttemptCount at(Instant now, WaitRule rule) {
    if (!now.isBefore(forgetAt) && version > 0) {
      return new AttemptCount(id, scope, email, network, 0, 0, now, now, now, now, false, version);
    }
    var count = this;
    if (underway > 0 && !now.isBefore(lastAt.plus(LONGEST_ATTEMPT))) {
      count = counted(failures + underway, 0, lastAt, rule);
    }
    var forgiven = (int) Math.max(0, Duration.between(count.lastAt, now).dividedBy(rule.longest()));
    return forgiven == 0 || count.underway > 0
        ? count
        : new AttemptCount(
            id,
            scope,
            email,
            network,
            Math.max(0, count.failures - forgiven),
            0,
            since,
            count.lastAt.plus(rule.longest().multipliedBy(forgiven)),
            count.until,
            forgetAt,
            told,
            version);
  }

  /** Whether this count says anything at all; if not, what it counts is as good as new. */
  public boolean fresh(Instant now) {
    return version == 0 || !now.isBefore(forgetAt);
  }

  /** Whether it has an effect at {@code now}: a wait, or an attacked account. */
  public boolean inForce(Instant now) {
    return now.isBefore(until);
  }

  /**
   * Whether no further attempt may begin now.
   *
   * @param attacked whether the account is, so that nothing may happen in parallel
   */
  public boolean refuses(Instant now, WaitRule rule, boolean attacked) {
    var atOnce = failures == 0 && !attacked ? rule.parallel() : 1;
    return inForce(now) || underway >= atOnce;
  }

  /** How long to wait before the next attempt. */
  public Duration waitAt(Instant now, WaitRule rule) {
    return inForce(now) ? Duration.between(now, until) : rule.first();
  }

  /** An attempt begins. */
  public AttemptCount begun(Instant now, WaitRule rule) {
    var latest = now.plus(LONGEST_ATTEMPT).plus(rule.longest());
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        failures,
        underway + 1,
        since,
        now,
        until,
        later(latest, forgetAt),
        false,
        version);
  }

  /** The first attempt from here, on an attacked account: it is not looked at, the next one is. */
  public AttemptCount knocked(Instant now, WaitRule rule) {
    var opens = now.plus(rule.attackedDelay());
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        0,
        0,
        now,
        now,
        opens,
        opens.plus(rule.longest()),
        true,
        version);
  }

  /** One attempt failed. */
  public AttemptCount failed(Instant now, WaitRule rule) {
    return counted(failures + 1, Math.max(0, underway - 1), now, rule);
  }

  /** One attempt came to nothing, for a reason that is not its sender's. */
  public AttemptCount abandoned() {
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        failures,
        Math.max(0, underway - 1),
        since,
        lastAt,
        until,
        forgetAt,
        told,
        version);
  }

  /** So many failures were followed by a success of the same account at the same address. */
  public AttemptCount forgiven(int number, WaitRule rule) {
    var left = Math.max(0, failures - number);
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        left,
        underway,
        since,
        lastAt,
        earlier(until, rule.until(scope, left, lastAt)),
        forgetAt,
        told,
        version);
  }

  /** The refusal is recorded. */
  public AttemptCount withRefusalTold() {
    return new AttemptCount(
        id, scope, email, network, failures, underway, since, lastAt, until, forgetAt, true,
        version);
  }

  /** The same as stored under {@code newVersion}. */
  public AttemptCount atVersion(long newVersion) {
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        failures,
        underway,
        since,
        lastAt,
        until,
        forgetAt,
        told,
        newVersion);
  }

  private AttemptCount counted(int newFailures, int newUnderway, Instant last, WaitRule rule) {
    var bounded = Math.min(MAX_FAILURES, newFailures);
    var newUntil = later(until, rule.until(scope, bounded, last));
    return new AttemptCount(
        id,
        scope,
        email,
        network,
        bounded,
        newUnderway,
        since,
        last,
        newUntil,
        later(newUntil, last.plus(rule.longest().multipliedBy(bounded))).plus(LONGEST_ATTEMPT),
        told,
        version);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
