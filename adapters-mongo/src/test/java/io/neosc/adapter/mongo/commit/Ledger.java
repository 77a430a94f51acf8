package io.neosc.adapter.mongo.commit;

import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.session;
import static io.neosc.application.testing.CommitsFixture.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.workspace.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * What callers were told, to be compared with what is stored: each acknowledged operation is there
 * exactly once, each change with its entry, and what is there was acknowledged or at least asked
 * for.
 */
final class Ledger {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Workspace.State OPEN = workspace("ws-open", null);
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> surelyNot = ConcurrentHashMap.newKeySet();
  private final Map<StoreUnavailable.Kind, AtomicLong> refusals = new ConcurrentHashMap<>();

  /**
   * Registers a new account and launches its first session, or records a refused sign-in, and notes
   * the answer.
   */
  void operate(Door door, boolean change) {
    var email = "op" + NUMBERS.incrementAndGet() + "@example.com";
    asked.add(email);
    try {
      if (change) {
        var account = account(email);
        door.commits.commit(Door.NOBODY, account, session(account, OPEN));
      } else {
        door.commits.record(Door.NOBODY, Door.refusedSignIn(email));
      }
      acknowledged.add(email);
    } catch (StoreUnavailable e) {
      refusals.computeIfAbsent(e.kind(), _ -> new AtomicLong()).incrementAndGet();
      if (e.kind() != StoreUnavailable.Kind.UNKNOWN_OUTCOME) {
        surelyNot.add(email);
      }
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  Map<StoreUnavailable.Kind, AtomicLong> refusals() {
    return refusals;
  }

  /** Compares with the store and walks the chain. */
  void assertKept(Door door) {
    assertThat(door.intactLength()).isGreaterThanOrEqualTo(acknowledged.size());
    var entries = new HashMap<String, Integer>();
    var changed = new HashSet<String>();
    for (AuditEntry entry : door.entries()) {
      var email = entry.personal().userEmail();
      if (entry.action().equals("register")) {
        changed.add(email);
      }
      if (!entry.action().equals("launch_workspace")) {
        entries.merge(email, 1, Integer::sum);
      }
    }
    assertThat(entries.values()).allMatch(count -> count == 1);
    assertThat(entries.keySet()).containsAll(acknowledged);
    assertThat(asked).containsAll(entries.keySet());
    assertThat(surelyNot).noneMatch(entries::containsKey);
    var documents = new HashSet<String>();
    door.database
        .getCollection(PlainForms.ACCOUNTS)
        .find()
        .map((Document document) -> document.getString("email"))
        .into(documents);
    assertThat(documents).isEqualTo(changed);
    assertThat(door.count(PlainForms.SESSIONS)).isEqualTo(changed.size());
    assertThat(door.counter("workspace/ws-open/sessions")).isEqualTo(changed.size());
    assertThat(door.entries().stream().filter(e -> e.action().equals("launch_workspace")))
        .hasSize(changed.size());
  }
}
