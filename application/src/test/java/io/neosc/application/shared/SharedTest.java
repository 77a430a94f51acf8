package io.neosc.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Contracts;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.shared.Given;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedTest {
  @Property(tries = 200)
  @Label("API-2 pages of any list together are the list, without gap or repetition")
  void pagesTogetherAreTheList(
      @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> times,
      @ForAll @IntRange(min = 1, max = 8) int limit) {
    var items = new ArrayList<Cursor>();
    for (var i = 0; i < times.size(); i++) {
      items.add(new Cursor(Given.NOON.plusMillis(times.get(i)), "ses-%03d".formatted(i)));
    }
    var sorted = Contracts.newestFirst(items, item -> item);

    assertThat(Contracts.allPages(limit, page -> Paging.of(sorted, page, item -> item)))
        .isEqualTo(sorted);
  }

  @Test
  @DisplayName("API-2 a page that is just full names no next one")
  void aPageThatIsJustFullIsTheLast() {
    var items = List.of(1, 2, 3);

    assertThat(Page.of(items, 3, SharedTest::place)).isEqualTo(new Page<>(items, null));
    assertThat(Page.of(items, 2, SharedTest::place)).isEqualTo(new Page<>(List.of(1, 2), place(2)));
    assertThat(Page.of(items, 2, SharedTest::place).map(String::valueOf))
        .isEqualTo(new Page<>(List.of("1", "2"), place(2)));
  }

  @Test
  @DisplayName("API-2 a page has 1 to 500 items")
  void pagesAreBounded() {
    assertThat(PageRequest.first(500)).isEqualTo(new PageRequest(500, null));
    assertThat(PageRequest.first(1).limit()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(0));
    assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(501));
  }

  private static Cursor place(int item) {
    return new Cursor(Given.NOON, "item-" + item);
  }

  @Test
  @DisplayName("SE-8 a decision is made anew up to eight times, for staleness alone")
  void aDecisionIsMadeAnew() {
    var attempts = new AtomicInteger();
    assertThat(
            Deciding.again(() -> {
              if (attempts.incrementAndGet() < 8) {
                throw new StaleAggregate("ses-1");
              }
              return "decided";
            }))
        .isEqualTo("decided");
    assertThat(attempts).hasValue(8);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() ->
            Deciding.again(() -> {
              attempts.incrementAndGet();
              throw new StaleAggregate("ses-1");
            }));
    assertThat(attempts).hasValue(16);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Deciding.again(() -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("a bug");
            }));
    assertThat(attempts).hasValue(17);
  }

  @Test
  @DisplayName("AU-1 a context keeps from where and in which request while its actor becomes known")
  void aContextKeepsWhatItKnows() {
    var actor = SignInFixture.aNewSignIn().state().actor();
    var context = new CommitContext(null, "::1", "curl", "trace", null);

    assertThat(context.by(actor)).isEqualTo(new CommitContext(actor, "::1", "curl", "trace", null));
    assertThat(context.by(actor).once("key"))
        .isEqualTo(new CommitContext(actor, "::1", "curl", "trace", "key"));
    assertThat(context.by(actor).requireActor()).isEqualTo(actor);
    assertThat(CommitContext.system("trace"))
        .isEqualTo(new CommitContext(null, null, null, "trace", null));
    assertThatIllegalStateException().isThrownBy(context::requireActor);
  }

  @Test
  @DisplayName("ID-15 a context names the machine that acts, and never a person beside it")
  void aContextNamesItsParty() {
    var actor = SignInFixture.aNewSignIn().state().actor();
    var key = new ApiKeyId("key-1");
    var context = new CommitContext(null, "::1", "curl", "trace", null);

    assertThat(context.party()).isNull();
    assertThat(context.by(actor).party()).isEqualTo(Party.of(actor.accountId()));
    assertThat(context.by(key).party()).isEqualTo(Party.of(key));
    assertThat(context.by(key).once("key").claimed().party()).isEqualTo(Party.of(key));
    assertThat(context.by(key).by(actor).party()).isEqualTo(Party.of(actor.accountId()));
    assertThat(context.by(actor).by(key).actor()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommitContext(actor, key, null, null, "trace", null, null, null));
    assertThat(Party.named("key-1")).isEqualTo(Party.of(key));
    assertThat(Party.named("usr-1").id()).isEqualTo("usr-1");
    assertThatIllegalArgumentException().isThrownBy(() -> Party.named("ses-1"));
  }

  @Test
  @DisplayName("AU-3 a filter's end is not before its beginning")
  void filtersHaveAnOrderOfTimes() {
    assertThat(filter(Given.NOON, Given.NOON).to()).isEqualTo(Given.NOON);
    assertThat(filter(null, Given.NOON).from()).isNull();
    assertThat(filter(Given.NOON, null).to()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(Given.NOON, Given.NOON.minusMillis(1)));
  }

  private static AuditFilter filter(@Nullable Instant from, @Nullable Instant to) {
    return new AuditFilter(Map.of(), null, from, to);
  }

  @Test
  @DisplayName("LI-6 what was stored is seen under its new version, what was deleted by its id")
  void changesFollowFromAggregates() {
    var account = AccountFixture.aNewAccount();
    var signIn = SignInFixture.aNewSignIn();
    var workspace = WorkspaceFixture.aNewWorkspace();
    var session = SessionFixture.anActiveSession();
    var policy = PolicyFixture.aShippedPolicy();
    var alert = AlertFixture.aFiringAlert();

    assertThat(Change.of(account))
        .isEqualTo(new Change.AccountStored(account.state().atVersion(1)));
    assertThat(Change.of(signIn)).isEqualTo(new Change.SignInStored(signIn.state().atVersion(1)));
    assertThat(Change.of(workspace))
        .isEqualTo(new Change.WorkspaceStored(workspace.state().atVersion(1)));
    assertThat(Change.of(session))
        .isEqualTo(new Change.SessionStored(session.state().atVersion(1)));
    assertThat(Change.of(policy)).isEqualTo(new Change.PolicyStored(policy.state().atVersion(1)));
    assertThat(Change.of(alert)).isEqualTo(new Change.AlertStored(alert.state().atVersion(1)));

    assertRemoved(account.state(), Change.Kind.ACCOUNT);
    assertRemoved(signIn.state(), Change.Kind.SIGN_IN);
    assertRemoved(workspace.state(), Change.Kind.WORKSPACE);
    assertRemoved(session.state(), Change.Kind.SESSION);
    assertRemoved(policy.state(), Change.Kind.POLICY);
    assertRemoved(alert.state(), Change.Kind.ALERT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Change.of(new Removed<>(new Foreign("x", 0))));
  }

  private static <S extends AggregateState<S>> void assertRemoved(S state, Change.Kind kind) {
    assertThat(Change.of(new Removed<>(state))).isEqualTo(new Change.Removed(kind, state.key()));
  }

  private record Foreign(String key, long version) implements AggregateState<Foreign> {
    @Override
    public Foreign atVersion(long newVersion) {
      return new Foreign(key, newVersion);
    }
  }

  private record Gone(Instant occurredAt) implements DomainEvent {}

  private static final class Removed<S extends AggregateState<S>> extends AggregateRoot<S, Gone> {
    Removed(S state) {
      super(state);
      remove(new Gone(Given.NOON));
    }
  }

  @Test
  @DisplayName("API-14 what the store could not do says why and when to try again")
  void failuresOfTheStoreSayWhy() {
    var cause = new IllegalStateException("a driver's words");
    var away = new StoreUnavailable(StoreUnavailable.Kind.UNKNOWN_OUTCOME, cause);
    assertThat(away.kind()).isEqualTo(StoreUnavailable.Kind.UNKNOWN_OUTCOME);
    assertThat(away).hasCause(cause);
    assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(new StoreUnavailable(StoreUnavailable.Kind.DRAINING).kind())
        .isEqualTo(StoreUnavailable.Kind.DRAINING);

    var claim = Claim.take("workspace/ws-1/sessions", 3);
    var full = new BoundExceeded(claim, 4);
    assertThat(full.claim()).isEqualTo(claim);
    assertThat(full.present()).isEqualTo(4);
    assertThat(full.getStackTrace()).isEmpty();
    assertThat(new KeyTaken(UniqueKey.LIVE_ALERT).key()).isEqualTo(UniqueKey.LIVE_ALERT);
  }
}
