package io.neosc.application.session.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.session.SessionFixture.aSessionId;
import static io.neosc.domain.session.SessionFixture.aSessionOf;
import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static io.neosc.domain.workspace.WorkspaceFixture.aNewWorkspace;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceFor;
import static io.neosc.domain.workspace.WorkspaceFixture.theFullestWorkspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionRepository} promises to admins. Each test begins with an empty store.
 */
public interface SessionSearchContract {
  Commits commits();

  SessionRepository repository();

  @Test
  @DisplayName("SE-6: an empty store has nothing to find")
  default void nothingIsFoundInNothing() {
    assertThat(repository().page(SessionFilter.ALL, PageRequest.first(5)).items()).isEmpty();
    assertThat(repository().count(SessionFilter.ALL)).isZero();
    assertThat(repository().findAll(List.of(aSessionId()))).isEmpty();
    assertThat(repository().findAll(List.of())).isEmpty();
    assertThat(repository().activeOf(aNewWorkspace().state().id())).isEmpty();
    assertThat(repository().hasAny(aNewAccount().state().id())).isFalse();
  }

  @Test
  @DisplayName("SE-8: those of many ids that exist are found, once each")
  default void manyAreFoundByTheirIds() {
    var one = anActiveSession();
    var other = anActiveSession();
    commits().commit(NOBODY, one, other, anActiveSession());
    var ids = List.of(one.state().id(), aSessionId(), other.state().id(), one.state().id());

    assertThat(repository().findAll(ids))
        .extracting(Session::state)
        .containsExactlyInAnyOrder(one.state().atVersion(1), other.state().atVersion(1));
  }

  @Test
  @DisplayName("WS-3: everybody's active sessions in a workspace are found, and no others")
  default void activeSessionsOfAWorkspace() {
    var workspace = aWorkspaceFor(null, 2).state();
    var one = aSessionOf(aNewAccount().state(), workspace);
    var other = aSessionOf(aNewAccount().state(), workspace);
    var ended = aSessionOf(aNewAccount().state(), workspace);
    commits().commit(NOBODY, one, other, ended, anActiveSession());
    end(ended, EndReason.ADMIN);

    assertThat(repository().activeOf(workspace.id()))
        .extracting(found -> found.state().id())
        .containsExactlyInAnyOrder(one.state().id(), other.state().id());
  }

  @Test
  @DisplayName("SE-13: an account knows its places, by their /64 and also those it left")
  default void anAccountKnowsItsPlaces() {
    var workspace = theFullestWorkspace().state();
    commits().commit(NOBODY, aSessionOf(aNewAccount().state(), workspace));
    var session = SessionFixture.theFullestSessionIn(workspace);
    commits().commit(NOBODY, session);
    var account = session.state().accountId();
    var another = aSessionId();

    assertThat(repository().hasAny(account)).isTrue();
    for (var place : List.of("192.0.2.9", "2001:db8::/64")) {
      assertThat(repository().hasAnyFrom(account, place, another)).as(place).isTrue();
      assertThat(repository().hasAnyFrom(account, place, session.state().id())).isFalse();
      assertThat(repository().hasAnyFrom(aNewAccount().state().id(), place, another)).isFalse();
    }
    assertThat(repository().hasAnyFrom(account, "192.0.2.10", another)).isFalse();
  }

  /** Sessions that differ in everything that is asked for. */
  private List<Session.State> stored() {
    var workspace = theFullestWorkspace().state();
    var known = aNewAccount().state();
    var fullest = SessionFixture.theFullestSessionIn(workspace);
    var first = aSessionOf(known, workspace, 0, NOON);
    commits().commit(NOBODY, first);
    commits().commit(NOBODY, fullest);
    var others =
        new ArrayList<>(
            List.of(
                aSessionOf(known, aNewWorkspace().state(), 0, NOON.plusMillis(1)),
                aSessionOf(aNewAccount().state(), workspace, 0, NOON.plusMillis(1)),
                aSessionOf(aNewAccount().state(), aNewWorkspace().state(), 0, NOON.plusMillis(2))));
    commits().commit(NOBODY, others.toArray(Session[]::new));
    end(others.get(1), EndReason.USER_DISCONNECT);
    end(others.get(2), EndReason.ORPHANED);
    others.add(first);
    others.add(fullest);
    return others.stream()
        .map(session -> repository().find(session.state().id()).orElseThrow().state())
        .sorted(
            Comparator.comparing(Session.State::startedAt)
                .thenComparing(Session.State::key)
                .reversed())
        .toList();
  }

  @Test
  @DisplayName(
      "SE-6, SE-13: every part of a filter, alone and with others, finds what fits, in order")
  default void filtersFindWhatFits() {
    var all = stored();
    var fullest =
        all.stream().filter(session -> session.evidence().mfa().value()).findFirst().orElseThrow();
    var known = all.get(1);
    var filters = new ArrayList<SessionFilter>();
    filters.add(SessionFilter.ALL);
    for (var email : List.of(known.email().value(), "ZOË@exämple.ORG", "example.org")) {
      filters.add(
          with(
              null,
              email.contains("@") ? new EmailAddress(email) : null,
              email.toUpperCase(Locale.ROOT)));
    }
    for (var text : List.of("sap né", "genesys", "EXÄMPLE", "zoë@ex", "neo", "x", " ", "a.b*c")) {
      filters.add(with(null, null, text));
    }
    for (var status : SessionStatus.values()) {
      filters.add(with(status, null, null));
      filters.add(with(status, null, "org"));
    }
    for (var tunnel : TunnelStatus.values()) {
      filters.add(evidence(null, tunnel, null, null, null));
    }
    for (var truth : List.of(true, false)) {
      filters.add(evidence(null, null, truth, null, null));
      filters.add(evidence(null, null, null, truth, null));
    }
    for (var suspicion : Suspicion.values()) {
      filters.add(evidence(null, null, null, null, suspicion));
      filters.add(evidence("192.0.2.17", TunnelStatus.UNKNOWN, false, true, suspicion));
    }
    filters.add(evidence("2001:db8::17", null, null, null, null));
    filters.add(times(NOON, null));
    filters.add(times(null, NOON));
    filters.add(times(NOON, NOON.plusMillis(2)));
    filters.add(whose(known, null));
    filters.add(whose(fullest, SessionStatus.TERMINATED));

    for (var filter : filters) {
      var fitting = all.stream().filter(filter::admits).toList();
      assertThat(allPages(2, page -> repository().page(filter, page)))
          .as("%s", filter)
          .containsExactlyElementsOf(fitting);
      assertThat(repository().count(filter)).isEqualTo(fitting.size());
    }
    assertThat(filters.stream().filter(filter -> all.stream().anyMatch(filter::admits)).count())
        .as("most of them find something")
        .isGreaterThan(filters.size() / 2);
    assertThat(fullest.suspicions())
        .isEqualTo(Set.of(Suspicion.NEW_ADDRESS, Suspicion.TWO_NETWORKS));
  }

  private static SessionFilter with(
      @Nullable SessionStatus status, @Nullable EmailAddress email, @Nullable String text) {
    return new SessionFilter(
        null, email, null, status, null, null, null, null, null, text, null, null);
  }

  private static SessionFilter evidence(
      @Nullable String ip,
      @Nullable TunnelStatus tunnel,
      @Nullable Boolean secondFactor,
      @Nullable Boolean suspicious,
      @Nullable Suspicion suspicion) {
    return new SessionFilter(
        null, null, null, null, ip, tunnel, secondFactor, null, null, null, suspicious, suspicion);
  }

  private static SessionFilter times(@Nullable Instant from, @Nullable Instant to) {
    return new SessionFilter(null, null, null, null, null, null, null, from, to, null, null, null);
  }

  private static SessionFilter whose(Session.State session, @Nullable SessionStatus status) {
    return new SessionFilter(
        session.accountId(),
        null,
        session.workspaceId(),
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private void end(Session session, EndReason reason) {
    var loaded = repository().find(session.state().id()).orElseThrow();
    loaded.end(reason, null, NOON.plusSeconds(1));
    commits().commit(NOBODY, loaded);
  }
}
