package io.neosc.benchmark.fault;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.benchmark.Node;
import io.neosc.benchmark.fault.Comparison.Found;
import io.neosc.benchmark.fault.Comparison.Stored;
import io.neosc.domain.audit.AuditEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/** What is stored, read past the servers and compared with itself and with what was promised. */
final class Reckoning implements AutoCloseable {
  private static final int PAGE = 1000;
  private static final long QUIET_NANOS = 300_000_000;
  private final Node node;

  Reckoning(String mongodbUri) {
    node = new Node(mongodbUri);
  }

  Found compare(Ledger ledger) {
    return new Comparison(entries(), sessions(), counters()).with(ledger);
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
                    found.getString("account_id"),
                    found.getString("workspace_id"),
                    found.getBoolean("active"),
                    found.get("lifecycle", Document.class).getString("reason"))));
    return sessions;
  }

  private Map<String, Long> counters() {
    var counters = new HashMap<String, Long>();
    database()
        .getCollection("counters")
        .find(Filters.and(Filters.regex("_id", "/sessions$"), Filters.gt("value", 0)))
        .forEach(counter -> counters.put(counter.getString("_id"), counter.getLong("value")));
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

  /** Patient: much may be stored, and the servers beside it go on. */
  private MongoDatabase database() {
    return node.bean(MongoDatabase.class).withTimeout(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    node.close();
  }
}
