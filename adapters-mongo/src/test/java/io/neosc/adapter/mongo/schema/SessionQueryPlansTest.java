package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Observation;
import io.neosc.domain.session.Scrutiny;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("SE-6, SE-13: every filter of sessions is served by an index, in order, page by page")
class SessionQueryPlansTest {
  private static final int MANY = 4000;
  private static final Instant START = Instant.parse("2026-03-05T10:30:00Z");
  private static final Instant MIDDLE = START.plusMillis(MANY / 4);
  private static TestStore store;
  private static SessionRepository sessions;

  @BeforeAll
  static void fill() {
    store = TestStore.prepared();
    sessions = store.bean(SessionRepository.class);
    var documents = new ArrayList<SessionDocument>();
    for (var i = 0; i < MANY; i++) {
      documents.add(SessionDocument.of(session(i)));
    }
    store.database().getCollection("sessions", SessionDocument.class).insertMany(documents);
  }

  private static Session.State session(int i) {
    var at = START.plusMillis(i / 2);
    var ended = i % 10 == 0 ? EndReason.USER_DISCONNECT : EndReason.ADMIN;
    return new Session.State(
        new SessionId("ses-x%04d".formatted(i)),
        new AccountId("usr-" + i % 40),
        new EmailAddress("person" + i % 40 + "@Example.org"),
        new WorkspaceId("ws-" + i % 30),
        "Desk No" + i % 30,
        WorkspaceType.BROWSER,
        i,
        at,
        at,
        i % 25 == 1 ? new Lifecycle.Active() : new Lifecycle.Ended(at.plusSeconds(9), ended, null),
        new Evidence(
            new Observation<>(
                i % 20 == 3 ? TunnelStatus.UNENCRYPTED : TunnelStatus.ENCRYPTED, "none", at),
            new Observation<>(i % 20 != 4, "sign_in", at),
            new Observation<>("192.0.2." + i % 35, "connection", at)),
        Scrutiny.of(i % 50 == 7 ? Set.of(Suspicion.NEW_ADDRESS) : Set.of()),
        null,
        1);
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  /** A filter and the index that must answer it. */
  record Question(String name, String index, SessionFilter filter) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Question> singleFilters() {
    return Stream.of(
        new Question("all", "newest", SessionFilter.ALL),
        new Question("user_id", "history_of_account", Parts.NONE.account(3).filter()),
        new Question("user_email", "by_words", Parts.NONE.email(3).filter()),
        new Question("workspace_id", "by_workspace", Parts.NONE.workspace(3).filter()),
        new Question("status", "by_status", Parts.NONE.status(SessionStatus.DISCONNECTED).filter()),
        new Question("active", "by_status", Parts.NONE.status(SessionStatus.ACTIVE).filter()),
        new Question("ip", "by_ip", Parts.NONE.ip(3).filter()),
        new Question(
            "tunnel_status", "by_tunnel", Parts.NONE.tunnel(TunnelStatus.UNENCRYPTED).filter()),
        new Question("mfa_verified", "by_second_factor", Parts.NONE.factor(false).filter()),
        new Question("suspicious", "by_suspicion", Parts.NONE.suspicious(true).filter()),
        new Question(
            "suspicion", "by_suspicion", Parts.NONE.suspicion(Suspicion.NEW_ADDRESS).filter()),
        new Question("started", "newest", Parts.NONE.between().filter()));
  }

  @ParameterizedTest
  @MethodSource("singleFilters")
  void aFilterAloneIsAnsweredByItsIndexAndReadsNothingElse(Question question) {
    for (var page : pages()) {
      var plan = explained(question.filter(), page);

      assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
      assertThat(plan.indexes()).containsExactly(question.index());
      // the page's beginning may share its instant with the one before
      assertThat(plan.examined()).isLessThanOrEqualTo(plan.returned() + 2);
      assertThat(plan.returned()).isPositive();
    }
  }

  @Test
  @DisplayName("SE-13: what is not suspicious is most of all, found on the way from the newest on")
  void whatIsNotSuspiciousIsFound() {
    for (var page : pages()) {
      var plan = explained(Parts.NONE.suspicious(false).filter(), page);
      assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
      assertThat(plan.examined()).isLessThan(2 * plan.returned());
    }
  }

  private static List<PageRequest> pages() {
    return List.of(
        PageRequest.first(10),
        new PageRequest(10, new Cursor(MIDDLE, "ses-x%04d".formatted(1999))));
  }

  @Test
  @DisplayName("SE-6: words are a range of one index, or found on the way from the newest on")
  void wordsAreFound() {
    for (var text : List.of("person3@example.org", "no7", "example", "desk person", "nobody")) {
      for (var page : pages()) {
        var plan = explained(Parts.NONE.text(text).filter(), page);
        assertThat(plan.stages()).as(text).doesNotContain("COLLSCAN");
        assertThat(plan.examined()).as(text).isLessThan(MANY / 4);
      }
    }
  }

  @Test
  @DisplayName("SE-6: filters combine on an index; what is read is bounded by the rarest of them")
  void filtersCombine() {
    var all =
        List.of(
            Parts.NONE.account(3),
            Parts.NONE.email(3),
            Parts.NONE.workspace(3),
            Parts.NONE.status(SessionStatus.ACTIVE),
            Parts.NONE.ip(3),
            Parts.NONE.tunnel(TunnelStatus.UNENCRYPTED),
            Parts.NONE.factor(false),
            Parts.NONE.suspicion(Suspicion.NEW_ADDRESS));
    for (var one : all) {
      for (var other : all) {
        for (var page : pages()) {
          var combined = one.and(other).filter();
          var plan = explained(combined, page);
          assertThat(plan.stages()).as("%s", combined).doesNotContain("COLLSCAN", "SORT");
          assertThat(plan.examined())
              .as("%s", combined)
              .isLessThanOrEqualTo((int) Math.min(count(one), count(other)) + 1);
        }
      }
    }
  }

  private static long count(Parts parts) {
    return sessions.count(parts.filter());
  }

  @Test
  @DisplayName("SE-13: whether an account was used from somewhere is answered by one index")
  void placesAreKnownByAnIndex() {
    var plan =
        sent(() ->
            sessions.hasAnyFrom(new AccountId("usr-3"), "192.0.2.3", new SessionId("ses-none")));
    assertThat(plan.indexes()).containsExactly("places_of_account");
    assertThat(plan.examined()).isLessThanOrEqualTo(1);
    var any = sent(() -> sessions.hasAny(new AccountId("usr-3")));
    assertThat(any.stages()).doesNotContain("COLLSCAN");
    assertThat(any.examined()).isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName(
      "WS-3, WS-4: active sessions of a workspace come from the index of active ones alone")
  void activeOnesOfAWorkspace() {
    var workspace = new WorkspaceId("ws-1");
    var active =
        (int)
            store
                .database()
                .getCollection("sessions")
                .countDocuments(
                    Filters.and(Filters.eq("workspace_id", "ws-1"), Filters.eq("active", true)));
    var everybody = sent(() -> sessions.activeOf(workspace));
    assertThat(everybody.indexes()).containsExactly("live_slot");
    assertThat(everybody.examined()).isEqualTo(active).isPositive();
    var own = sent(() -> sessions.activeOf(new AccountId("usr-1"), workspace));
    assertThat(own.indexes()).containsExactly("live_slot");
  }

  private static Plan explained(SessionFilter filter, PageRequest page) {
    return sent(() -> sessions.page(filter, page));
  }

  private static Plan sent(Runnable question) {
    var finds = store.bean(SentFinds.class).sentBy(question);
    assertThat(finds).hasSize(1);
    return Plan.of(store.database(), finds.getFirst());
  }

  /** A filter part by part. */
  private record Parts(SessionFilter filter) {
    static final Parts NONE = new Parts(SessionFilter.ALL);

    Parts account(int number) {
      return and(part(new AccountId("usr-" + number), null, null, null, null));
    }

    Parts email(int number) {
      return and(
          part(null, new EmailAddress("PERSON" + number + "@example.org"), null, null, null));
    }

    Parts workspace(int number) {
      return and(part(null, null, new WorkspaceId("ws-" + number), null, null));
    }

    Parts status(SessionStatus status) {
      return and(part(null, null, null, status, null));
    }

    Parts ip(int number) {
      return and(part(null, null, null, null, "192.0.2." + number));
    }

    Parts tunnel(TunnelStatus tunnel) {
      return and(rest(tunnel, null, null, null, null, false));
    }

    Parts factor(boolean factor) {
      return and(rest(null, factor, null, null, null, false));
    }

    Parts suspicious(boolean suspicious) {
      return and(rest(null, null, null, suspicious, null, false));
    }

    Parts suspicion(Suspicion suspicion) {
      return and(rest(null, null, null, null, suspicion, false));
    }

    Parts text(String text) {
      return and(rest(null, null, text, null, null, false));
    }

    Parts between() {
      return and(rest(null, null, null, null, null, true));
    }

    private static Parts part(
        AccountId account,
        EmailAddress email,
        WorkspaceId workspace,
        SessionStatus status,
        String ip) {
      return new Parts(
          new SessionFilter(
              account, email, workspace, status, ip, null, null, null, null, null, null, null));
    }

    private static Parts rest(
        TunnelStatus tunnel,
        Boolean factor,
        String text,
        Boolean suspicious,
        Suspicion suspicion,
        boolean between) {
      return new Parts(
          new SessionFilter(
              null,
              null,
              null,
              null,
              null,
              tunnel,
              factor,
              between ? START.plusMillis(200) : null,
              between ? START.plusMillis(1500) : null,
              text,
              suspicious,
              suspicion));
    }

    Parts and(Parts other) {
      var one = filter;
      var two = other.filter;
      return new Parts(
          new SessionFilter(
              first(one.account(), two.account()),
              first(one.email(), two.email()),
              first(one.workspace(), two.workspace()),
              first(one.status(), two.status()),
              first(one.ipAddress(), two.ipAddress()),
              first(one.tunnel(), two.tunnel()),
              first(one.secondFactor(), two.secondFactor()),
              first(one.startedFrom(), two.startedFrom()),
              first(one.startedTo(), two.startedTo()),
              first(one.text(), two.text()),
              first(one.suspicious(), two.suspicious()),
              first(one.suspicion(), two.suspicion())));
    }

    private static <T> T first(T one, T other) {
      return one == null ? other : one;
    }
  }
}
