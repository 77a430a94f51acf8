package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.Suspicion;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OP-9, SE-6, SE-10: what was stored before sessions were counted and found")
class SessionsAreCountedTest {
  private static final Instant T = Instant.parse("2026-03-05T10:30:00.123Z");
  private TestStore store;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    insert("ses-1", "usr-1", "ws-1", 0, true);
    insert("ses-2", "usr-1", "ws-2", 0, true);
    insert("ses-3", "usr-2", "ws-1", 0, true);
    insert("ses-4", "usr-2", "ws-1", 1, false);
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  /** As it was stored before. */
  private void insert(String id, String account, String workspace, int slot, boolean active) {
    var lifecycle =
        active
            ? new Document("kind", "ACTIVE")
            : new Document("kind", "ENDED").append("at", T).append("reason", "IDLE_TIMEOUT");
    store
        .database()
        .getCollection("sessions")
        .insertOne(
            new Document("_id", id)
                .append("version", 3L)
                .append("account_id", account)
                .append("email", "Ada." + account + "@example.org")
                .append("workspace_id", workspace)
                .append("workspace_name", "Shell Two")
                .append("workspace_type", "LINUX")
                .append("slot", slot)
                .append("active", active)
                .append("started_at", T)
                .append("last_seen_at", T)
                .append("lifecycle", lifecycle)
                .append(
                    "evidence",
                    new Document("tunnel", seen("UNKNOWN"))
                        .append("mfa", seen(true))
                        .append("ip", seen("2001:db8::7"))));
  }

  private static Document seen(Object value) {
    return new Document("value", value).append("source", "none").append("observed_at", T);
  }

  private long counter(String name) {
    var counters = store.database().getCollection("counters");
    return Objects.requireNonNull(counters.find(Filters.eq("_id", name)).first(), name)
        .getLong("value");
  }

  private void assertMigrated() {
    assertThat(counter(Session.INSTALLATION_COUNTER)).isEqualTo(3);
    assertThat(counter("account/usr-1/sessions")).isEqualTo(2);
    assertThat(counter("account/usr-2/sessions")).isEqualTo(1);
    assertThat(counter("workspace/ws-1/sessions")).isEqualTo(2);
    assertThat(counter("workspace/ws-2/sessions")).isEqualTo(1);
    var sessions = store.bean(SessionRepository.class);
    var wanted =
        new SessionFilter(
            null,
            new EmailAddress("ada.USR-2@example.org"),
            null,
            SessionStatus.DISCONNECTED,
            null,
            null,
            null,
            null,
            null,
            "two usr-2@",
            true,
            Suspicion.TUNNEL_NOT_ENCRYPTED);
    assertThat(sessions.page(wanted, PageRequest.first(5)).items())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.key()).isEqualTo("ses-4");
          assertThat(found.version()).isEqualTo(3);
        });
    assertThat(
            sessions.hasAnyFrom(new AccountId("usr-2"), "2001:db8::/64", new SessionId("ses-none")))
        .isTrue();
  }

  @Test
  void isAsIfItHadAlwaysBeenSo() {
    store.prepare();
    assertMigrated();
  }

  @Test
  void beginningAgainInTheMiddleChangesNothingMore() {
    SessionsAreCounted.run(store.database());
    store
        .database()
        .getCollection("sessions")
        .updateOne(
            Filters.eq("_id", "ses-4"),
            Updates.combine(
                Updates.unset("suspected"), Updates.unset("status"), Updates.unset("words")));
    store.prepare();
    assertMigrated();
  }

  @Test
  @DisplayName("a session of before is readable before anything is migrated")
  void anOldSessionIsReadable() {
    var old = store.bean(SessionRepository.class).find(new SessionId("ses-4")).orElseThrow();
    assertThat(old.state().status()).isEqualTo(SessionStatus.DISCONNECTED);
    assertThat(old.state().scrutiny().places()).containsExactly("2001:db8::/64");
  }
}
