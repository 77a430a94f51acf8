package io.neosc.application.erasure;

import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.erasure.Person;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.UnderLegalHold;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the trail, stretch by stretch, and takes one person out of it. Of each stretch the
 * trail first says whose parts may be missing, and then they are removed: a verification in between
 * finds nothing wrong. Whoever begins anew, after a kill or on another node, begins behind the last
 * stretch of which something was said. A name that is found only on the way was not looked for
 * before: then it begins at the first entry again.
 *
 * <p>Every entry is looked at in clear; a search by words would be quicker and leaves words out.
 */
final class PersonInTrail {
  private static final String NAME = "name";

  private final WholeTrail trail;
  private final AccountRepository accounts;
  private final LegalHoldRepository holds;
  private final Commits commits;
  private final InstantSource clock;
  private final Whose whose;
  private long next;

  /**
   * What makes an entry the person's.
   *
   * @param licence the place of an entry that says that the account was erased
   * @param sessions ids of all sessions of the account
   */
  record Whose(String account, String resource, long licence, Set<String> sessions) {

    /** Did it, or it was done to the account; what says that it was erased says nothing else. */
    boolean own(AuditEntry entry) {
      return account.equals(entry.userId())
          || resource.equals(entry.resource()) && !entry.action().equals(ErasureService.ACTION);
    }

    boolean ofSession(AuditEntry entry) {
      return entry.sessionId() != null && sessions.contains(entry.sessionId());
    }
  }

  PersonInTrail(
      WholeTrail trail,
      AccountRepository accounts,
      LegalHoldRepository holds,
      Commits commits,
      InstantSource clock,
      Erasure.State erasure,
      Whose whose) {
    this.trail = trail;
    this.accounts = accounts;
    this.holds = holds;
    this.commits = commits;
    this.clock = clock;
    this.whose = whose;
    this.next = erasure.lookedAt() + 1;
  }

  /** What is found along a stretch. */
  private final class Look {
    private final SortedSet<Long> all = new TreeSet<>();

    /** What the trail has to list, as much as one entry of it may. */
    private final List<SortedSet<Long>> lists = new ArrayList<>();

    private final List<LegalHold.State> holds;
    private Person known;

    Look(Person known, List<LegalHold.State> holds) {
      this.known = known;
      this.holds = holds;
    }

    void at(List<AuditEntry> entries) {
      known = known.alsoNamed(names(entries));
      var listed = elsewhere(entries, known);
      for (var entry : entries) {
        if (whose.own(entry)) {
          all.add(entry.seq());
          if (entry.seq() > whose.licence()) {
            listed.add(entry.seq());
          }
        }
      }
      all.addAll(listed);
      entries.stream().filter(entry -> all.contains(entry.seq())).forEach(this::requireFree);
      if (!listed.isEmpty()) {
        lists.add(listed);
      }
    }

    private void requireFree(AuditEntry entry) {
      require(hold -> !hold.scope().keeps(entry));
    }

    /** Nothing is known to be the person's that a hold keeps, and none names the person. */
    void require(Predicate<LegalHold.State> free) {
      for (var hold : holds) {
        if (!free.test(hold)) {
          throw new UnderLegalHold(hold.id());
        }
      }
    }
  }

  /**
   * Looks at some more, about {@code max} entries or a segment of files; false when the end is
   * reached for now.
   *
   * @throws UnderLegalHold if a hold keeps one of them: nothing of these is removed
   */
  boolean step(CommitContext fenced, Erasure erasure, Person person, int max) {
    var look = new Look(person, holds.all().holds());
    var mentions = new Mentions(person);
    look.require(hold -> !mentions.in(hold.reason()));
    var stretch = trail.show(next, max, look::at);
    var learnt = !look.known.equals(person);
    if (look.lists.isEmpty() && learnt) {
      look.lists.add(new TreeSet<>());
    }
    for (var listed : look.lists) {
      erasure.advance(look.known.names(), learnt ? 0 : next - 1, listed, clock.instant());
    }
    if (!look.lists.isEmpty()) {
      commits.commit(fenced, erasure);
    }
    var fence = Objects.requireNonNull(fenced.fence(), "erasing needs a fence");
    trail.forget(fence, stretch, look.all);
    next = learnt ? 1 : stretch.last() + 1;
    return learnt || stretch.more();
  }

  /** The last place up to which nothing is left. */
  long lookedAt() {
    return next - 1;
  }

  private Set<String> names(List<AuditEntry> entries) {
    return entries.stream()
        .filter(entry -> whose.resource().equals(entry.resource()))
        .flatMap(entry -> Stream.ofNullable(entry.personal()))
        .flatMap(part -> Stream.of(named(part.before()), named(part.after())))
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  private static @Nullable String named(@Nullable Map<String, ?> fields) {
    return fields != null && fields.get(NAME) instanceof String name ? name : null;
  }

  /** Those of others that tell of the person. */
  private SortedSet<Long> elsewhere(List<AuditEntry> entries, Person person) {
    var mentions = new Mentions(person);
    var found =
        entries.stream()
            .filter(entry -> !whose.own(entry) && !lists(entry))
            .filter(entry -> whose.ofSession(entry) || mentions.in(entry.personal()))
            .toList();
    if (found.isEmpty()) {
      return new TreeSet<>();
    }
    var successor = accounts.findByEmail(person.email());
    return found.stream()
        .filter(entry -> successor.isEmpty() || !of(successor.get().state().id().value(), entry))
        .map(AuditEntry::seq)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it is of the account that has the address now; it is asked for after the entries. */
  private static boolean of(String account, AuditEntry entry) {
    return account.equals(entry.userId())
        || entry.resource().equals(ErasureService.RESOURCE + account);
  }

  /** A list of places that look like a name must not be lost. */
  private static boolean lists(AuditEntry entry) {
    return entry.action().equals(ErasureService.ACTION) && entry.userId() == null;
  }
}
