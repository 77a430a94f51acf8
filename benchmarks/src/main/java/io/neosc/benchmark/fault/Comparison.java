package io.neosc.benchmark.fault;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is stored with itself and with what was promised. Only callers of the ledger may
 * have launched and ended sessions, and all of them must know what became of their requests.
 *
 * @param entries the whole trail from its first entry on
 * @param counters those above zero, by name
 */
record Comparison(List<AuditEntry> entries, List<Stored> sessions, Map<String, Long> counters) {
  private static final Set<String> LAUNCHES = Set.of("launch_workspace");
  private static final Set<String> ENDS =
      Set.of("stop_workspace", "disconnect_session", "terminate_session");

  /**
   * One stored session, as far as it matters here.
   *
   * @param reason why it ended; null if nothing is stored
   */
  record Stored(
      String id, String account, String workspace, boolean active, @Nullable String reason) {}

  /**
   * What was found.
   *
   * @param active the sessions that are live
   * @param lost promised and not there, in the sessions or in the trail
   * @param doubled there twice in the trail, or launched though nobody was promised it: done again
   *     for one request
   * @param broken whether the chain does not verify
   * @param flaws everything that is wrong, in words
   */
  record Found(
      long entries,
      List<String> active,
      long lost,
      long doubled,
      boolean broken,
      List<String> flaws) {}

  Found with(Ledger ledger) {
    var flaws = new ArrayList<>(ledger.violations());
    var intact = Verification.of(entries).sound();
    if (!intact) {
      flaws.add("the chain does not verify");
    }
    var begun = sessionsOf(LAUNCHES);
    var over = sessionsOf(ENDS);
    var stored = ids(session -> true);
    var ended = ids(session -> !session.active());
    same("sessions and the entries of their launches", stored, Set.copyOf(begun), flaws);
    same("ended sessions and the entries of their ends", ended, Set.copyOf(over), flaws);
    if (!counted().equals(counters)) {
      flaws.add("counters are " + counters + ", live sessions " + counted());
    }
    var lost =
        missing("launch", ledger.launched(), stored, begun, flaws)
            + missing("end", ledger.ended().keySet(), ended, over, flaws);
    var doubled =
        twice("launch", begun, flaws)
            + twice("end", over, flaws)
            + unpromised("launch", stored, ledger.launched(), flaws)
            + unpromised("end", ended, ledger.ended().keySet(), flaws);
    reasons(ledger.ended(), flaws);
    return new Found(
        entries.size(),
        sessions.stream().filter(Stored::active).map(Stored::id).sorted().toList(),
        lost,
        doubled,
        !intact,
        List.copyOf(flaws));
  }

  private Set<String> ids(Predicate<Stored> which) {
    return sessions.stream().filter(which).map(Stored::id).collect(Collectors.toSet());
  }

  private List<String> sessionsOf(Set<String> actions) {
    return entries.stream()
        .filter(entry -> entry.success() && actions.contains(entry.action()))
        .map(AuditEntry::sessionId)
        .toList();
  }

  /** What the counters of SE-10 have to say. */
  private Map<String, Long> counted() {
    var counted = new HashMap<String, Long>();
    for (var session : sessions) {
      if (session.active()) {
        counted.merge(Session.counterOf(new WorkspaceId(session.workspace())), 1L, Long::sum);
        counted.merge(Session.counterOf(new AccountId(session.account())), 1L, Long::sum);
        counted.merge(Session.INSTALLATION_COUNTER, 1L, Long::sum);
      }
    }
    return counted;
  }

  /** Each ended session has a reason, and it and its entry are of the end that was promised. */
  private void reasons(Map<String, Ledger.End> promised, List<String> flaws) {
    for (var session : sessions) {
      var end = promised.get(session.id());
      if (session.active() != (session.reason() == null)) {
        flaws.add(session.id() + " is active: " + session.active() + ", for " + session.reason());
      } else if (end != null && !end.reason().equals(session.reason())) {
        flaws.add(session.id() + " was ended by " + end + ", stored is " + session.reason());
      }
    }
    var told =
        Arrays.stream(Ledger.End.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), end -> Set.copyOf(sessionsOf(Set.of(end.action())))));
    promised.forEach((session, end) -> {
      var others =
          told.entrySet().stream()
              .anyMatch(entry -> entry.getKey() != end && entry.getValue().contains(session));
      if (others) {
        flaws.add(session + " was ended by " + end + ", the trail says otherwise");
      }
    });
  }

  private static void same(String what, Set<String> one, Set<String> other, List<String> flaws) {
    if (!one.equals(other)) {
      flaws.add(what + " differ: " + without(one, other) + " " + without(other, one));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static long missing(
      String what,
      Set<String> promised,
      Set<String> stored,
      List<String> told,
      List<String> flaws) {
    var entered = Set.copyOf(told);
    var missing =
        promised.stream().filter(id -> !stored.contains(id) || !entered.contains(id)).toList();
    missing.forEach(id -> flaws.add("lost: the acknowledged " + what + " of " + id));
    return missing.size();
  }

  private static long twice(String what, List<String> sessions, List<String> flaws) {
    var once = new HashSet<String>();
    var again = sessions.stream().filter(id -> !once.add(id)).toList();
    again.forEach(id -> flaws.add("doubled: the " + what + " of " + id));
    return again.size();
  }

  private static long unpromised(
      String what, Set<String> stored, Set<String> promised, List<String> flaws) {
    var unpromised = without(stored, promised);
    unpromised.forEach(id -> flaws.add("nobody was told of the " + what + " of " + id));
    return unpromised.size();
  }
}
