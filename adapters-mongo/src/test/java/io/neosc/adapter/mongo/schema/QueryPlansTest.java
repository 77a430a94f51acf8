package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.Question;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("OB-15: every query that is sent is served by an index, in order, page by page")
class QueryPlansTest {
  private static final int MANY = 2000;
  private static final Instant START = Instant.parse("2026-03-05T10:30:00Z");
  private static TestStore store;

  @BeforeAll
  static void fill() {
    store = TestStore.prepared();
    var sessions = new ArrayList<Document>();
    var alerts = new ArrayList<Document>();
    var signIns = new ArrayList<Document>();
    var blocks = new ArrayList<Document>();
    var keys = new ArrayList<Document>();
    var accounts = new ArrayList<Document>();
    for (var i = 0; i < MANY; i++) {
      var at = START.plusMillis(i / 2);
      accounts.add(
          new Document("_id", "usr-x" + i)
              .append("email_key", i + "@example.org")
              .append("role", i % 10 == 0 ? "ADMIN" : "USER")
              .append("disabled", i % 20 < 2)
              .append("organization_id", "org-" + i % 4)
              .append("search", List.of("ada", "p" + i % 7))
              .append("created_at", at)
              .append("version", 1L));
      sessions.add(
          new Document("_id", "ses-x" + i)
              .append("account_id", "usr-" + i % 10)
              .append("workspace_id", "ws-" + i)
              .append("slot", 0)
              .append("active", i % 20 < 10)
              .append("started_at", at));
      keys.add(
          new Document("_id", "key-x" + i)
              .append("version", 1L)
              .append("name", "key " + i)
              .append("scopes", List.of("CHECK"))
              .append("key_hash", "%064d".formatted(i))
              .append("created_by", "usr-1")
              .append("created_at", at));
      blocks.add(
          new Document("_id", "blk-x" + i)
              .append("version", 1L)
              .append("scope", "ADDRESS")
              .append("failures", 1)
              .append("underway", 0)
              .append("since", at)
              .append("last_at", at)
              .append("until", START.plusSeconds(3600))
              .append("forget_at", Instant.parse("2999-01-01T00:00:00Z"))
              .append("told", false));
      signIns.add(
          new Document("_id", "sin-x" + i)
              .append("account_id", "usr-" + i % 50)
              .append("revoked", i % 2 == 0)
              .append("opened_at", at)
              .append("expires_at", START.plusSeconds(3600)));
      alerts.add(
          new Document("_id", "alr-x" + i)
              .append("live", i % 4 != 3)
              .append("progress", new Document("kind", AlertStatus.values()[i % 4].name()))
              .append(
                  "cause",
                  new Document("fingerprint", "f" + i)
                      .append("severity", Severity.values()[i % 5].name()))
              .append("started_at", at));
    }
    insert("sign_in_attempts", blocks);
    insert("api_keys", keys);
    insert("accounts", accounts);
    insert("sessions", sessions);
    insert("sign_ins", signIns);
    insert("alerts", alerts);
  }

  private static void insert(String collection, List<Document> documents) {
    store.database().getCollection(collection).insertMany(documents);
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  static Stream<Question> questions() {
    var account = new AccountId("usr-3");
    var after = new Cursor(START.plusMillis(500), "ses-x1001");
    var first = PageRequest.first(20);
    var later = new PageRequest(20, after);
    var sessions = store.bean(SessionRepository.class);
    var accounts = store.bean(AccountRepository.class);
    var signIns = store.bean(SignInRepository.class);
    var attempts = store.bean(AttemptStore.class);
    var apiKeys = store.bean(ApiKeyRepository.class);
    return Stream.of(
        new Question(
            "ID-1 account by address",
            "email_key",
            () -> accounts.findByEmail(new EmailAddress("7@example.org"))),
        new Question("ID-9 live sign-ins", "live_of_account", () -> signIns.liveOf(account, START)),
        new Question("SE-4 active sessions", "active_of_account", () -> sessions.activeOf(account)),
        new Question(
            "SE-4 first page of history",
            "history_of_account",
            () -> sessions.pageOf(account, first)),
        new Question(
            "SE-4 later page of history",
            "history_of_account",
            () -> sessions.pageOf(account, later)),
        new Question(
            "ID-15 API key by hash", "key_hash", () -> apiKeys.findByHash("%064d".formatted(7))),
        new Question("ID-15 first API keys", "newest", () -> apiKeys.page(first)),
        new Question(
            "ID-15 later API keys",
            "newest",
            () ->
                apiKeys.page(new PageRequest(20, new Cursor(START.plusMillis(500), "key-x1001")))),
        new Question("ID-13 first blocks", "newest", () -> attempts.inForce(START, first)),
        new Question(
            "ID-13 later blocks",
            "newest",
            () ->
                attempts.inForce(
                    START, new PageRequest(20, new Cursor(START.plusMillis(500), "blk-x1001")))));
  }

  static Stream<Question> alertPages() {
    var alerts = store.bean(AlertRepository.class);
    var pages =
        List.of(
            PageRequest.first(20),
            new PageRequest(20, new Cursor(START.plusMillis(500), "alr-x1001")));
    var questions = new ArrayList<Question>();
    questions.add(new Question("AL-5 live alert", "live_fingerprint", () -> alerts.findLive("f8")));
    for (var page : pages) {
      questions.add(new Question("AL-7 all", "newest", () -> alerts.page(AlertFilter.ALL, page)));
      questions.add(
          new Question(
              "AL-7 by status",
              "by_status",
              () -> alerts.page(new AlertFilter(AlertStatus.FIRING, null), page)));
      questions.add(
          new Question(
              "AL-7 by severity",
              "by_severity",
              () -> alerts.page(new AlertFilter(null, Severity.HIGH), page)));
      questions.add(
          new Question(
              "AL-7 by both",
              "by_severity",
              () -> alerts.page(new AlertFilter(AlertStatus.FIRING, Severity.HIGH), page)));
    }
    return questions.stream();
  }

  static Stream<Question> accountPages() {
    var accounts = store.bean(AccountRepository.class);
    var organization = new OrganizationId("org-3");
    var questions = new ArrayList<Question>();
    for (var page :
        List.of(
            PageRequest.first(20),
            new PageRequest(20, new Cursor(START.plusMillis(500), "usr-x1001")))) {
      questions.add(
          new Question("ID-14 all", "newest", () -> accounts.page(AccountFilter.ALL, page)));
      questions.add(
          new Question(
              "ID-14 by role",
              "by_role",
              () -> accounts.page(new AccountFilter(null, Role.ADMIN, null, null), page)));
      questions.add(
          new Question(
              "ID-14 disabled",
              "disabled",
              () -> accounts.page(new AccountFilter(null, null, true, null), page)));
      questions.add(
          new Question(
              "ID-14 by organization",
              "by_organization",
              () -> accounts.page(new AccountFilter(null, null, null, organization), page)));
    }
    return questions.stream();
  }

  @Test
  @DisplayName("ID-14: words are a range of one index, or found on the way from the newest on")
  void accountsAreFoundByWords() {
    var accounts = store.bean(AccountRepository.class);
    for (var text : List.of("p3", "P", "ada p3", "nobody")) {
      var filter = new AccountFilter(text, null, null, null);
      var plan = Question.explained(store, () -> accounts.page(filter, PageRequest.first(20)));
      assertThat(plan.stages()).as(text).doesNotContain("COLLSCAN");
      assertThat(plan.examined()).as(text).isLessThan(MANY / 4);
    }
  }

  @Test
  @DisplayName(
      "ID-14: every combination of filters on accounts uses an index; none without words sorts")
  void everyCombinationOfAccountFiltersUsesAnIndex() {
    var accounts = store.bean(AccountRepository.class);
    var later = new PageRequest(20, new Cursor(START.plusMillis(500), "usr-x1001"));
    for (var bits = 0; bits < 64; bits++) {
      var filter =
          new AccountFilter(
              has(bits, 0) ? "ad p3" : null,
              has(bits, 1) ? Role.ADMIN : null,
              has(bits, 2) ? Boolean.valueOf(has(bits, 3)) : null,
              has(bits, 4) ? new OrganizationId("org-2") : null);
      var page = has(bits, 5) ? later : PageRequest.first(20);
      var plan = Question.explained(store, () -> accounts.page(filter, page));
      assertThat(plan.stages()).as("%s", filter).doesNotContain("COLLSCAN");
      if (filter.text() == null) {
        assertThat(plan.stages()).as("%s", filter).doesNotContain("SORT");
      }
    }
  }

  @Test
  @DisplayName("ID-17: an organization is found by its name through the unique index")
  void organizationByName() {
    var organizations = store.bean(OrganizationRepository.class);
    var plan = Question.explained(store, () -> organizations.findByName("ACME"));
    assertThat(plan.indexes()).containsExactly("name_key");
  }

  @ParameterizedTest
  @MethodSource({"questions", "alertPages", "accountPages"})
  void isAnsweredByItsIndexAndReadsNothingElse(Question question) {
    var plan = question.explained(store);

    assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
    assertThat(plan.indexes()).containsExactly(question.index());
    assertThat(plan.examined()).isLessThanOrEqualTo(plan.returned() + 1);
    assertThat(plan.returned()).isPositive();
  }

  @Test
  @DisplayName(
      "WS-4: an account's sessions in a workspace: at most 100 slots, sorted after reading")
  void activeSessionsInAWorkspace() {
    var sessions = store.bean(SessionRepository.class);
    var plan =
        Question.explained(
            store, () -> sessions.activeOf(new AccountId("usr-3"), new WorkspaceId("ws-3")));

    assertThat(plan.stages()).doesNotContain("COLLSCAN");
    assertThat(plan.indexes()).containsExactly("live_slot");
    assertThat(plan.examined()).isEqualTo(plan.returned()).isPositive();
  }

  @Test
  void whetherThereIsAnyReadsOneDocument() {
    var any = Question.sentBy(store, () -> store.bean(WorkspaceRepository.class).anyExists());
    assertThat(any.getNumber("limit").intValue()).isEqualTo(1);
  }

  private static boolean has(int bits, int bit) {
    return (bits >> bit & 1) == 1;
  }
}
