package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What is stored, read past the server and compared: changes, entries, counts and promises. */
final class Books implements AutoCloseable {
  private static final int PAGE = 1000;
  private static final Set<String> ENDINGS =
      Set.of("stop_workspace", "disconnect_session", "terminate_session");

  private final ApplicationContext context;
  private final AuditTrail trail;
  private final MongoDatabase database;

  Books(Map<String, String> variables) {
    context = Beans.of(Configuration.read(variables, Use.SERVER)).start();
    trail = context.getBean(AuditTrail.class);
    database = context.getBean(MongoDatabase.class).withTimeout(1, TimeUnit.MINUTES);
  }

  /** What one look at the books found. */
  record Found(long entries, List<String> launched, List<String> ended) {
    /** Sessions that the trail says began or ended twice. */
    long doubled() {
      return launched.size()
          + ended.size()
          - Set.copyOf(launched).size()
          - Set.copyOf(ended).size();
    }
  }

  /**
   * Compares everything with everything.
   *
   * @throws AssertionError at the first contradiction
   */
  Found check(Ledger ledger) {
    var entries = entries();
    assertThat(Verification.of(entries).sound()).isTrue();
    var launched = sessionsOf(entries, Set.of("launch_workspace"));
    var ended = sessionsOf(entries, ENDINGS);
    assertThat(launched).describedAs("launches that have two entries").doesNotHaveDuplicates();
    assertThat(ended).describedAs("ends that have two entries").doesNotHaveDuplicates();
    compareSessions(Set.copyOf(launched), Set.copyOf(ended));
    comparePeople(entries);
    assertThat(launched).containsAll(ledger.subjects(Ledger.Kind.LAUNCHED));
    assertThat(ended).containsAll(ledger.subjects(Ledger.Kind.STOPPED));
    assertThat(count(entries, "login"))
        .isGreaterThanOrEqualTo(ledger.subjects(Ledger.Kind.SIGNED_IN).size());
    assertThat(count(entries, "logout"))
        .isGreaterThanOrEqualTo(ledger.subjects(Ledger.Kind.SIGNED_OUT).size());
    return new Found(entries.size(), launched, ended);
  }

  /**
   * All entries, once none is added any more: a dead server's last commit may still be under way.
   */
  private List<AuditEntry> entries() {
    var last = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> last.getAndSet(length()) == last.get());
    var entries = new ArrayList<AuditEntry>();
    List<AuditEntry> page;
    do {
      page = trail.from(entries.size() + 1L, PAGE);
      entries.addAll(page);
    } while (!page.isEmpty());
    return entries;
  }

  private long length() {
    return database.getCollection("audit_log").countDocuments();
  }

  private static List<String> sessionsOf(List<AuditEntry> entries, Set<String> actions) {
    return entries.stream()
        .filter(entry -> entry.success() && actions.contains(entry.action()))
        .map(AuditEntry::sessionId)
        .toList();
  }

  private static long count(List<AuditEntry> entries, String action) {
    return entries.stream().filter(e -> e.success() && e.action().equals(action)).count();
  }

  /** No session without its entry, no entry without its session, and counts that are true. */
  private void compareSessions(Set<String> launched, Set<String> ended) {
    var stored = new HashSet<String>();
    var storedEnded = new HashSet<String>();
    var active = new HashMap<String, Long>();
    for (var session : database.getCollection("sessions").find()) {
      stored.add(session.getString("_id"));
      if (session.getBoolean("active")) {
        for (var counter :
            List.of(
                "workspace/" + session.getString("workspace_id") + "/sessions",
                "account/" + session.getString("account_id") + "/sessions",
                "installation/sessions")) {
          active.merge(counter, 1L, Long::sum);
        }
      } else {
        storedEnded.add(session.getString("_id"));
      }
    }
    assertThat(stored).describedAs("sessions and launch entries").isEqualTo(launched);
    assertThat(storedEnded).describedAs("ended sessions and their entries").isEqualTo(ended);
    var counted = new HashMap<String, Long>();
    var ofSessions = Filters.and(Filters.regex("_id", "/sessions$"), Filters.gt("value", 0));
    for (var counter : database.getCollection("counters").find(ofSessions)) {
      counted.put(counter.getString("_id"), counter.getLong("value"));
    }
    assertThat(counted).describedAs("counters and active sessions").isEqualTo(active);
  }

  /** No account and no sign-in without its entry, and the other way round. */
  private void comparePeople(List<AuditEntry> entries) {
    assertThat(database.getCollection("accounts").countDocuments())
        .describedAs("accounts and their entries")
        .isEqualTo(count(entries, "register") + count(entries, "create_admin"));
    assertThat(database.getCollection("sign_ins").countDocuments())
        .describedAs("sign-ins and their entries")
        .isEqualTo(count(entries, "register") + count(entries, "login"));
    assertThat(database.getCollection("sign_ins").countDocuments(Filters.eq("revoked", true)))
        .describedAs("revoked sign-ins and their entries")
        .isEqualTo(count(entries, "logout"));
    assertThat(database.getCollection("workspaces").countDocuments())
        .describedAs("workspaces and their entries")
        .isEqualTo(count(entries, "create_workspace"));
    assertThat(database.getCollection("policies").countDocuments())
        .describedAs("policies and their entries")
        .isEqualTo(count(entries, "create_policy"));
  }

  @Override
  public void close() {
    context.close();
  }
}
