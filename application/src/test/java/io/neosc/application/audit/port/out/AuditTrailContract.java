package io.neosc.application.audit.port.out;

import static io.neosc.application.audit.port.in.AuditField.ACTION;
import static io.neosc.application.audit.port.in.AuditField.IP;
import static io.neosc.application.audit.port.in.AuditField.RESOURCE;
import static io.neosc.application.audit.port.in.AuditField.SESSION_ID;
import static io.neosc.application.audit.port.in.AuditField.TRACE_ID;
import static io.neosc.application.audit.port.in.AuditField.USER_EMAIL;
import static io.neosc.application.audit.port.in.AuditField.USER_ID;
import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.newestFirst;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditWords;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.session.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} promises. Each test begins with an empty store. */
public interface AuditTrailContract {
  String TRACE = "0af7651916cd43dd8448eb211c80319c";

  Commits commits();

  AuditTrail trail();

  /** Makes what is stored in a place something that is no entry. */
  void damage(long seq);

  @Test
  default void anEmptyTrailHasNothing() {
    assertThat(trail().search(AuditFilter.ALL, PageRequest.first(10)).items()).isEmpty();
    assertThat(trail().search(AuditFilter.ALL, PageRequest.first(10)).next()).isNull();
    assertThat(trail().from(1, 10)).isEmpty();
    assertThat(trail().head()).isEqualTo(ChainHead.genesis(ChainHead.MAIN));
  }

  @Test
  @DisplayName("AU-1, AU-6: entries come back as they were chained, personal parts included")
  default void entriesComeBackAsTheyWereChained() {
    severalEntries();

    var entries = trail().from(1, 100);

    assertThat(entries).extracting(AuditEntry::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(trail().head()).isEqualTo(entries.getLast().head());
    assertThat(Verification.of(entries).sound()).isTrue();
    assertThat(trail().search(AuditFilter.ALL, PageRequest.first(100)).items())
        .containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  @DisplayName("AU-1: an entry with a value in every field says it all again")
  default void theFullestEntryComesBack() {
    severalEntries();

    var entry =
        trail().from(1, 100).stream()
            .filter(each -> each.action().equals("toggle_policy"))
            .findFirst()
            .orElseThrow();

    assertThat(entry.timestamp()).isEqualTo(NOON.plusMillis(1));
    assertThat(entry.userId()).isEqualTo(admin().accountId().value());
    assertThat(entry.role()).isEqualTo("admin");
    assertThat(entry.signIn()).matches("[0-9a-f]{64}");
    assertThat(entry.traceId()).isEqualTo(TRACE);
    assertThat(entry.success()).isTrue();
    var personal = Objects.requireNonNull(entry.personal());
    assertThat(personal.userEmail()).isEqualTo(admin().email().value());
    assertThat(personal.ipAddress()).isEqualTo("2001:db8::17");
    assertThat(personal.userAgent()).isEqualTo("Firefox \uD83D\uDE80 \"150\"");
    assertThat(personal.details()).isNotBlank();
    assertThat(personal.before()).isEqualTo(Map.of("enabled", true));
    assertThat(personal.after()).isEqualTo(Map.of("enabled", false));
  }

  @Test
  @DisplayName("AU-6: the chain is read from any place on, in its order and bounded")
  default void theChainIsReadFromAnyPlaceOn() {
    severalEntries();
    var all = trail().from(1, 100);

    for (var seq = 1; seq <= 8; seq++) {
      assertThat(trail().from(seq, 3)).isEqualTo(all.subList(seq - 1, Math.min(seq + 2, 7)));
    }
  }

  @Test
  @DisplayName("AU-3, API-2: entries come newest first by timestamp and seq, in pages")
  default void entriesComeInPages() {
    severalEntries();
    var expected = newestFirst(trail().from(1, 100), AuditTrailContract::place);

    for (var limit = 1; limit <= 8; limit++) {
      assertThat(allPages(limit, page -> trail().search(AuditFilter.ALL, page).page()))
          .containsExactlyElementsOf(expected);
    }
    assertThat(trail().search(AuditFilter.ALL, PageRequest.first(7)).next()).isNull();
  }

  @Test
  @DisplayName("API-2: what is appended while somebody pages neither repeats nor hides an entry")
  default void pagingIsNotDisturbedByNewEntries() {
    severalEntries();
    var expected = newestFirst(trail().from(1, 100), AuditTrailContract::place);
    var first = trail().search(AuditFilter.ALL, PageRequest.first(3));
    commits().record(NOBODY, refused("late@example.org", NOON.plusSeconds(9)));

    var rest = trail().search(AuditFilter.ALL, new PageRequest(100, first.next()));

    assertThat(first.items()).containsExactlyElementsOf(expected.subList(0, 3));
    assertThat(rest.items()).containsExactlyElementsOf(expected.subList(3, 7));
  }

  @Test
  @DisplayName("AU-3: each condition of a filter, alone")
  default void entriesAreFiltered() {
    severalEntries();
    var session = trail().from(1, 100).get(3).sessionId();
    var user = admin().accountId().value();

    assertFiltered(with(USER_ID, user), e -> user.equals(e.userId()));
    assertFiltered(with(ACTION, "login"), e -> e.action().equals("login"));
    assertFiltered(with(RESOURCE, "auth"), e -> e.resource().equals("auth"));
    assertFiltered(AuditFilter.ALL.succeeded(true), AuditEntry::success);
    assertFiltered(AuditFilter.ALL.succeeded(false), e -> !e.success());
    assertFiltered(
        with(SESSION_ID, Objects.requireNonNull(session)), e -> session.equals(e.sessionId()));
    assertFiltered(with(TRACE_ID, TRACE), e -> TRACE.equals(e.traceId()));
    assertFiltered(
        with(USER_EMAIL, "who@example.org"), e -> "who@example.org".equals(USER_EMAIL.of(e)));
    assertFiltered(with(IP, "2001:db8::17"), e -> "2001:db8::17".equals(IP.of(e)));
    var middle = NOON.plusMillis(1);
    assertFiltered(between(middle, null), e -> !e.timestamp().isBefore(middle));
    assertFiltered(between(null, middle), e -> e.timestamp().isBefore(middle));
  }

  @Test
  @DisplayName("AU-3: each condition may name several values; an entry has one of them")
  default void conditionsNameSeveralValues() {
    severalEntries();
    var all = trail().from(1, 100);
    for (var field : AuditField.values()) {
      var values =
          all.stream()
              .map(field::of)
              .filter(Objects::nonNull)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      var some = values.stream().limit(Math.max(1, values.size() - 1)).collect(Collectors.toSet());
      some.add("nothing has this");
      var expected =
          newestFirst(
              all.stream().filter(entry -> some.contains(field.of(entry))).toList(),
              AuditTrailContract::place);

      assertThat(expected).isNotEmpty();
      for (var limit = 1; limit < 4; limit++) {
        assertThat(
                allPages(
                    limit, page -> trail().search(AuditFilter.ALL.with(field, some), page).page()))
            .as("%s", field)
            .containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  @DisplayName("AU-3: whole words find entries, all of them, with other conditions and in pages")
  default void entriesAreFoundByWords() {
    severalEntries();

    assertFiltered(words("refused"), e -> e.action().equals("login"));
    assertFiltered(words("WHO@example.org"), e -> "who@example.org".equals(USER_EMAIL.of(e)));
    assertFiltered(words("toggle policy, Firefox"), e -> e.action().equals("toggle_policy"));
    assertFiltered(words("2001:DB8::17"), e -> "2001:db8::17".equals(IP.of(e)));
    assertFiltered(
        words("refused").with(ACTION, Set.of("login", "logout")).succeeded(false),
        e -> e.action().equals("login"));
    assertFiltered(
        new AuditFilter(Map.of(), null, NOON, NOON.plusMillis(1), Set.of("refused")),
        e -> e.action().equals("login") && e.timestamp().equals(NOON));
    for (var nothing :
        List.of(
            words("refus"),
            words("refused nothing"),
            words("refused").succeeded(true),
            words("refused").with(ACTION, "logout"),
            words("refused").with(IP, Set.of()),
            words("=alogin"))) {
      assertThat(trail().search(nothing, PageRequest.first(10)).items())
          .as("%s", nothing)
          .isEmpty();
    }
  }

  @Test
  @DisplayName("AU-7, AU-3: whoever looks for words after an answer finds its entry, in any page")
  default void wordsOfNewEntriesAreFound() {
    for (var i = 1; i <= 12; i++) {
      commits().record(NOBODY, refused("late" + i + "@example.org", NOON.plusMillis(i / 5)));
      assertThat(trail().search(words("late" + i), PageRequest.first(10)).items()).hasSize(1);
    }
    var first = trail().search(words("refused"), PageRequest.first(5));
    commits().record(NOBODY, refused("new@example.org", NOON.plusSeconds(1)));
    var rest = trail().search(words("refused"), new PageRequest(100, first.next()));

    assertThat(Stream.concat(first.items().stream(), rest.items().stream()).map(AuditEntry::seq))
        .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  @DisplayName("AU-3: conditions are combined, and what nobody did is not found")
  default void conditionsAreCombined() {
    severalEntries();

    assertFiltered(
        new AuditFilter(
            Map.of(ACTION, Set.of("login", "logout"), RESOURCE, Set.of("auth")),
            false,
            NOON,
            NOON.plusMillis(1)),
        e -> e.action().equals("login") && e.timestamp().equals(NOON));
    for (var nothing :
        List.of(
            with(ACTION, "toggle_policy").succeeded(false),
            with(USER_ID, "usr-nobody"),
            with(RESOURCE, "aut"),
            with(RESOURCE, "auth", "x").with(IP, "203.0.113.1"),
            AuditFilter.ALL.with(ACTION, Set.of()),
            between(NOON, NOON))) {
      assertThat(trail().search(nothing, PageRequest.first(10)))
          .as("%s", nothing)
          .isEqualTo(AuditPage.of(new Page<>(List.of(), null)));
    }
  }

  @Test
  @DisplayName("AU-3, AU-9: an entry that somebody damaged is named, and hides none of the others")
  default void aDamagedEntryHidesNoOther() {
    severalEntries();
    var all = trail().from(1, 100);
    assertThat(trail().search(words("refused"), PageRequest.first(10)).size()).isEqualTo(2);
    var head = trail().head();
    damage(3);

    var left = all.stream().filter(entry -> entry.seq() != 3).toList();
    assertThat(trail().from(1, 100)).isEqualTo(left);
    assertThat(trail().from(3, 1)).isEmpty();
    assertThat(trail().head()).isEqualTo(head);
    for (var filter : List.of(AuditFilter.ALL, with(RESOURCE, "auth"), words("refused"))) {
      var expected =
          newestFirst(left.stream().filter(filter::fits).toList(), AuditTrailContract::place);
      for (var limit = 1; limit <= 8; limit++) {
        var found = new ArrayList<AuditEntry>();
        var unreadable = new ArrayList<Long>();
        var request = PageRequest.first(limit);
        while (request != null) {
          var page = trail().search(filter, request);
          assertThat(page.size()).isLessThanOrEqualTo(limit);
          found.addAll(page.items());
          unreadable.addAll(page.unreadable());
          request = page.next() == null ? null : new PageRequest(limit, page.next());
        }
        assertThat(found).as("%s", filter).containsExactlyElementsOf(expected);
        assertThat(unreadable).containsExactly(3L);
      }
    }
    assertThat(trail().search(with(ACTION, "toggle_policy"), PageRequest.first(1)).unreadable())
        .isEmpty();
  }

  private void assertFiltered(AuditFilter filter, Predicate<AuditEntry> fits) {
    var all = trail().from(1, 100);
    var expected = newestFirst(all.stream().filter(fits).toList(), AuditTrailContract::place);
    assertThat(expected).as("the test's own entries").isNotEmpty().hasSizeLessThan(all.size());
    assertThat(allPages(1, page -> trail().search(filter, page).page()))
        .as("%s", filter)
        .containsExactlyElementsOf(expected);
  }

  /** Seven entries of three instants, appended not in the order of these. */
  private void severalEntries() {
    commits().record(NOBODY, refused("who@example.org", NOON.plusMillis(2)));
    commits().commit(NOBODY, aNewAccount());
    commits().record(NOBODY, refused("half a character \uD83D", NOON));
    var session = anActiveSession();
    session.end(EndReason.USER_STOP, Party.of(session.state().accountId()), NOON.plusMillis(2));
    commits().commit(NOBODY, session);
    var policy = PolicyFixture.aShippedPolicy();
    policy.enable(false, admin().accountId(), NOON.plusMillis(1));
    commits()
        .commit(
            new CommitContext(admin(), "2001:db8::17", "Firefox \uD83D\uDE80 \"150\"", TRACE, null),
            policy);
  }

  private static SignInEvent refused(String email, Instant at) {
    return new SignInEvent.Refused(
        email, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, at);
  }

  private static Actor admin() {
    var account = new AccountId("usr-admin");
    return new Actor(
        account, new EmailAddress("admin@example.org"), Role.ADMIN, SignInFixture.aSignInId());
  }

  private static Cursor place(AuditEntry entry) {
    return Cursor.of(entry.timestamp(), entry.seq());
  }

  private static AuditFilter with(AuditField field, String... wanted) {
    return AuditFilter.ALL.with(field, Set.of(wanted));
  }

  private static AuditFilter words(String text) {
    return AuditFilter.ALL.withWords(AuditWords.askedBy(text));
  }

  private static AuditFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new AuditFilter(Map.of(), null, from, to);
  }
}
