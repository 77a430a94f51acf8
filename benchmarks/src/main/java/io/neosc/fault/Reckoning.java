package io.neosc.fault;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.benchmark.Node;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.ChainWalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What is stored, read past the servers and compared with itself and with what was promised. */
final class Reckoning implements AutoCloseable {
  private static final int PAGE = 1000;
  private static final long QUIET_NANOS = 300_000_000;
  private static final Set<String> ENDS =
      Set.of("stop_workspace", "disconnect_session", "terminate_session");
  private final Node node;

  Reckoning(String mongodbUri) {
    node = new Node(mongodbUri);
  }

  /**
   * What was found.
   *
   * @param lost promised and not there, in the sessions or in the trail
   * @param doubled there twice
   * @param flaws every other contradiction, in words
   */
  record Found(long entries, long active, long lost, long doubled, List<String> flaws) {
    boolean clean() {
      return lost == 0 && doubled == 0 && flaws.isEmpty();
    }
  }

  Found compare(Ledger ledger) {
    return compare(entries(), sessions(), counters(), ledger);
  }

  /** One stored session, as far as it matters here. */
  record Stored(String id, String workspace, boolean active) {}

  /** The comparison itself. */
  static Found compare(
      List<AuditEntry> entries, List<Stored> sessions, Map<String, Long> counters, Ledger ledger) {
    var flaws = new ArrayList<>(ledger.violations());
    if (ChainWalk.walk(ChainHead.genesis(ChainHead.MAIN), entries.iterator())
        instanceof ChainWalk.Broken broken) {
      flaws.add("the chain is broken: " + broken);
    }
    var begun = sessionsOf(entries, Set.of("launch_workspace"));
    var over = sessionsOf(entries, ENDS);
    var stored = sessions.stream().map(Stored::id).collect(Collectors.toSet());
    var ended =
        sessions.stream().filter(s -> !s.active()).map(Stored::id).collect(Collectors.toSet());
    same("sessions and the entries of their launches", stored, Set.copyOf(begun), flaws);
    same("ended sessions and the entries of their ends", ended, Set.copyOf(over), flaws);
    var active =
        sessions.stream()
            .filter(Stored::active)
            .collect(Collectors.groupingBy(Stored::workspace, Collectors.counting()));
    if (!active.equals(counters)) {
      flaws.add("counters " + counters + " and active sessions " + active);
    }
    var lost = missing(ledger.launched(), stored, begun) + missing(ledger.ended(), ended, over);
    var doubled = twice(begun) + twice(over);
    var live = sessions.stream().filter(Stored::active).count();
    return new Found(entries.size(), live, lost, doubled, List.copyOf(flaws));
  }

  private static void same(String what, Set<String> one, Set<String> other, List<String> flaws) {
    if (!one.equals(other)) {
      var difference = new HashSet<>(one);
      difference.removeAll(other);
      var reverse = new HashSet<>(other);
      reverse.removeAll(one);
      flaws.add(what + " differ: " + difference + " " + reverse);
    }
  }

  private static long missing(Set<String> promised, Set<String> stored, List<String> told) {
    var entered = Set.copyOf(told);
    return promised.stream().filter(id -> !stored.contains(id) || !entered.contains(id)).count();
  }

  private static long twice(List<String> sessions) {
    return sessions.size() - Set.copyOf(sessions).size();
  }

  private static List<String> sessionsOf(List<AuditEntry> entries, Set<String> actions) {
    return entries.stream()
        .filter(entry -> entry.success() && actions.contains(entry.action()))
        .map(AuditEntry::sessionId)
        .toList();
  }

  private List<Stored> sessions() {
    var sessions = new ArrayList<Stored>();
    database()
        .getCollection("sessions")
        .find()
        .forEach(found ->
            sessions.add(
                new Stored(
                    found.getString("_id"),
                    found.getString("workspace_id"),
                    found.getBoolean("active"))));
    return sessions;
  }

  private Map<String, Long> counters() {
    var counters = new HashMap<String, Long>();
    var counted =
        Filters.and(Filters.regex("_id", "^workspace/.*/sessions$"), Filters.gt("value", 0));
    database()
        .getCollection("counters")
        .find(counted)
        .forEach(counter ->
            counters.put(
                counter.getString("_id").replaceAll("^workspace/|/sessions$", ""),
                counter.getLong("value")));
    return counters;
  }

  /** All entries, once none is added any more: a dead server's last commit may be under way. */
  private List<AuditEntry> entries() {
    var length = length();
    for (var last = -1L; last != length; ) {
      last = length;
      LockSupport.parkNanos(QUIET_NANOS);
      length = length();
    }
    var trail = node.bean(AuditTrail.class);
    var entries = new ArrayList<AuditEntry>();
    List<AuditEntry> page;
    do {
      page = trail.from(entries.size() + 1L, PAGE);
      entries.addAll(page);
    } while (!page.isEmpty());
    return entries;
  }

  private long length() {
    return database().getCollection("audit_log").countDocuments();
  }

  private MongoDatabase database() {
    return node.bean(MongoDatabase.class);
  }

  @Override
  public void close() {
    node.close();
  }
}
