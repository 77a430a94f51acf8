package io.neosc.adapter.mongo.commit;

import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.AuditTrailContract;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Contracts;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stored trail, on a real server. */
class MongoAuditTrailTest implements AuditTrailContract {
  private static final List<Bson> DAMAGES =
      List.of(
          Updates.set("v", "one"),
          Updates.unset("action"),
          Updates.set("personal", "nothing"),
          Updates.set("personal.after", List.of(1)),
          Updates.set("success", 1),
          Updates.set("seq", 6),
          Updates.set("seq", "seven"),
          Updates.set("chain", 1));

  private BeansStore store;

  @BeforeEach
  void open() {
    store = BeansStore.empty();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Commits commits() {
    return store.commits();
  }

  @Override
  public AuditTrail trail() {
    return store.trail();
  }

  @Override
  public void damage(long seq) {
    damage(seq, Updates.unset("hash"));
  }

  private void damage(long seq, Bson how) {
    assertThat(entries().updateOne(Filters.eq("seq", seq), how).getModifiedCount()).isOne();
  }

  private MongoCollection<Document> entries() {
    return store
        .context()
        .getBean(MongoDatabase.class)
        .getCollection(Collections.AUDIT_LOG)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Test
  @DisplayName("AU-3: whatever somebody did to an entry, each page comes and each place comes once")
  void whateverSomebodyDidToIt() {
    for (var seq = 1; seq <= DAMAGES.size() + 2; seq++) {
      commits()
          .record(
              Contracts.NOBODY,
              new SignInEvent.Refused(
                  "who@example.org",
                  null,
                  SignInMethod.PASSWORD,
                  RefusalReason.UNKNOWN_ACCOUNT,
                  NOON));
    }
    for (var seq = 1; seq <= DAMAGES.size(); seq++) {
      damage(seq, DAMAGES.get(seq - 1));
    }
    for (var limit = 1; limit <= 11; limit++) {
      var found = new ArrayList<AuditEntry>();
      var unreadable = new ArrayList<Long>();
      var request = PageRequest.first(limit);
      while (request != null) {
        var page = trail().search(AuditFilter.ALL, request);
        found.addAll(page.items());
        unreadable.addAll(page.unreadable());
        request = page.next() == null ? null : new PageRequest(limit, page.next());
      }
      assertThat(found).extracting(AuditEntry::seq).containsExactly(10L, 9L);
      assertThat(unreadable)
          .as("with %d a page", limit)
          .containsExactly(FoundEntry.NO_SEQ, 8L, 6L, 5L, 4L, 3L, 2L, 1L);
    }
  }
}
