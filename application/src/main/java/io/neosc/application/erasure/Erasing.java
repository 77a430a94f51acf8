package io.neosc.application.erasure;

import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.erasure.PersonInTrail.Whose;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.hold.UnderLegalHold;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.StaleAggregate;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases those whose erasing was asked for, one after the other, on the node that gets the lease
 * (AU-12, ADR 019): along the trail to its head, then everywhere else, and after a while once more,
 * for what was under way at first. Only then the person is forgotten here too. Whatever stops it,
 * the next round goes on.
 */
public final class Erasing implements BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(Erasing.class);
  private static final Duration TENURE = Duration.ofSeconds(30);
  private static final int SLICE = 1_000;
  private static final int TRACE_ID_BYTES = 16;

  private final ErasureRepository erasures;
  private final OpenErasures orders;
  private final AuditTrail entries;
  private final WholeTrail trail;
  private final AccountRepository accounts;
  private final LegalHoldRepository holds;
  private final PersonElsewhere elsewhere;
  private final Commits commits;
  private final Tenure tenure;
  private final Pace pace;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Rounds rounds;
  private @Nullable Underway underway;
  private @Nullable String told;

  /**
   * How it takes its time.
   *
   * @param beat how often it looks whether there is something to do
   * @param settling after that long nothing about a deleted account is on its way to the store any
   *     more; refusals and readings are told a minute late
   */
  public record Pace(Duration beat, Duration settling) {
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(2));
  }

  /** An erasing that goes on here. */
  private record Underway(AccountId account, PersonInTrail inTrail) {}

  /**
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Erasing(
      ErasureRepository erasures,
      AuditTrail entries,
      WholeTrail trail,
      AccountRepository accounts,
      LegalHoldRepository holds,
      PersonElsewhere elsewhere,
      Commits commits,
      Lease lease,
      Pace pace,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.erasures = erasures;
    this.orders = new OpenErasures(erasures, holds);
    this.entries = entries;
    this.trail = trail;
    this.accounts = accounts;
    this.holds = holds;
    this.elsewhere = elsewhere;
    this.commits = commits;
    this.tenure = new Tenure(lease, Archiving.LEASE, TENURE);
    this.pace = pace;
    this.ids = ids;
    this.clock = clock;
    this.rounds = new Rounds(worker, pace.beat(), this::beat);
  }

  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      var begun = clock.instant();
      var more = round();
      if (more) {
        return rounds.rest(Duration.between(begun, clock.instant()));
      }
    } catch (StoreUnavailable away) {
      tell("Erasing waits: the store is " + away.kind() + ", or does not let it");
    } catch (UncheckedIOException missing) {
      tell("Erasing waits for an archive that can be read: " + missing.getMessage());
      tenure.end(); // another node may have the files
    } catch (FencedOff | StaleAggregate overtaken) {
      underway = null;
      log.debug("Another node erases", overtaken);
    } catch (RuntimeException e) {
      underway = null;
      log.error("A person could not be erased yet: {}", e.getClass().getSimpleName());
    }
    return pace.beat();
  }

  /** Once, as long as nothing else is to be told. */
  private void tell(String why) {
    if (!why.equals(told)) {
      log.warn(why);
      told = why;
    }
  }

  /** One step of the erasing that waits longest; whether the next one can follow at once. */
  private boolean round() {
    var open = orders.next().orElse(null);
    if (open == null) {
      told = null;
      underway = null;
      tenure.end();
      return false;
    }
    var person = open.state().person();
    var held = tenure.keep().orElse(null);
    if (held == null || person == null) {
      underway = null;
      return false;
    }
    var context =
        CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)))
            .fenced(held.fence());
    var now = underway(open.state());
    try {
      var more = now.inTrail.step(context, open, person, SLICE) || atHead(now, context, held.at());
      told = null;
      if (!more) {
        tenure.end(); // while it settles, entries may be archived
      }
      return more;
    } catch (UnderLegalHold kept) {
      tell("The account " + now.account.value() + " waits to be erased: " + kept.getMessage());
      orders.keptBy(kept.hold(), now.account);
      underway = null;
      return true;
    }
  }

  private Underway underway(Erasure.State erasure) {
    var present = underway;
    if (present == null || !present.account.equals(erasure.id())) {
      present = new Underway(erasure.id(), begin(erasure));
      underway = present;
    }
    return present;
  }

  private PersonInTrail begin(Erasure.State erasure) {
    var account = erasure.id().value();
    var resource = ErasureService.RESOURCE + account;
    var filter =
        AuditFilter.ALL
            .with(AuditField.ACTION, ErasureService.ACTION)
            .with(AuditField.RESOURCE, resource)
            .succeeded(true);
    var licence =
        entries.search(filter, PageRequest.first(1)).items().stream()
            .mapToLong(entry -> entry.seq())
            .findFirst()
            .orElse(0);
    return new PersonInTrail(
        trail,
        accounts,
        holds,
        commits,
        clock,
        erasure,
        new Whose(account, resource, licence, elsewhere.sessionsOf(erasure.id())));
  }

  /** Whether it is over. */
  private boolean atHead(Underway now, CommitContext context, Instant at) {
    var erasure = erasures.find(now.account).orElseThrow();
    var person = Objects.requireNonNull(erasure.state().person());
    var seen = erasure.state().headSeenAt();
    var over = seen != null && !at.isBefore(seen.plus(pace.settling()));
    if (seen != null && !over) {
      return false;
    }
    elsewhere.forget(context, now.account, new Mentions(person));
    if (over) {
      erasure.finish(clock.instant());
      underway = null;
    } else {
      erasure.settle(now.inTrail.lookedAt(), at, clock.instant());
    }
    commits.commit(context, erasure);
    if (over) {
      log.info("The person of account {} is erased", now.account.value());
    }
    return over;
  }

  @Override
  public void end() {
    tenure.end();
  }
}
