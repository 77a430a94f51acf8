package io.neosc.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.RuleId;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTest {
  private static final Map<String, UnaryOperator<String>> IDS =
      Map.of(
          "usr-", value -> new AccountId(value).value(),
          "org-", value -> new OrganizationId(value).value(),
          "sin-", value -> new SignInId(value).value(),
          "ws-", value -> new WorkspaceId(value).value(),
          "ses-", value -> new SessionId(value).value(),
          "pol-", value -> new PolicyId(value).value(),
          "alr-", value -> new AlertId(value).value(),
          "rul-", value -> new RuleId(value).value(),
          "key-", value -> new ApiKeyId(value).value(),
          "blk-", value -> new AttemptCountId(value).value());

  @Test
  @DisplayName("API-1 every kind of id has its prefix and takes no other")
  void idsHaveTheirPrefix() {
    IDS.forEach((prefix, id) -> {
      assertThat(id.apply(prefix + "1")).isEqualTo(prefix + "1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> id.apply("x" + prefix + "1"))
          .withMessageContaining(prefix);
      assertThatIllegalArgumentException().isThrownBy(() -> id.apply("1"));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ses-",
        "ses--1",
        "ses-.a",
        "ses-a b",
        "ses-a/b",
        "ses-$gt",
        "ses-a\u0000",
        "ses-ä",
        "ses-a\n",
        " ses-a",
        "SES-a"
      })
  @DisplayName("API-7 ids are made of letters, digits, dot, hyphen and underscore")
  void otherIdsAreRefused(String value) {
    assertThat(Ids.valid("ses-", value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Ids.require("ses-", value));
  }

  @Test
  void idsHaveAGreatestLength() {
    assertThat(Ids.valid("ses-", "ses-" + "a".repeat(96))).isTrue();
    assertThat(Ids.valid("ses-", "ses-" + "a".repeat(97))).isFalse();
    assertThat(Ids.valid("ses-", "ses-A.b_c-9")).isTrue();
  }

  @Test
  void linesAreStrippedAndBounded() {
    assertThat(Text.line("a name", "  Ada \t", 3)).isEqualTo("Ada");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.line("a name", "Adas", 3))
        .withMessageContaining("a name");
    assertThatIllegalArgumentException().isThrownBy(() -> Text.line("a name", " \t ", 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.line("a name", "a\u0007b", 3))
        .withMessageContaining("a name");
  }

  @Test
  @DisplayName("SE-10 a claim moves a named count by something")
  void claimsMoveANamedCount() {
    assertThat(Claim.take("c", 5)).isEqualTo(new Claim("c", 1, 0, 5));
    assertThat(Claim.take("c", 0).max()).isZero();
    assertThat(Claim.giveBack("c")).isEqualTo(new Claim("c", -1, 0, Long.MAX_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim(" ", 1, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim("c", 0, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim("c", 1, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim("c", 1, 3, 2));
  }

  @Test
  @DisplayName("ID-14 SE-10 the upper bound binds moves upwards, the lower one moves downwards")
  void boundsBindTheirDirection() {
    assertThat(Claim.take("c", 2).admits(2)).isTrue();
    assertThat(Claim.take("c", 2).admits(3)).isFalse();
    assertThat(Claim.giveBack("c", 1).admits(1)).isTrue();
    assertThat(Claim.giveBack("c", 1).admits(0)).isFalse();
    assertThat(new Claim("c", -1, 0, 2).admits(3)).isTrue();
    assertThat(new Claim("c", 1, 2, 5).admits(1)).isTrue();
    assertThat(Claim.take("c", 5).bounded()).isTrue();
    assertThat(Claim.take("c", Long.MAX_VALUE).bounded()).isFalse();
    assertThat(Claim.giveBack("c").bounded()).isFalse();
    assertThat(Claim.giveBack("c", 1).bounded()).isTrue();
  }

  @Test
  @DisplayName("API-4 refusals have a code, a sentence and no stack trace")
  void refusalsHaveCodeAndSentence() {
    var stale = new StaleAggregate("ses-1");
    assertThat(stale.code()).isEqualTo("request.concurrent-change");
    assertThat(stale.getMessage()).contains("ses-1");
    assertThat(stale.getStackTrace()).isEmpty();

    var mismatch = new VersionMismatch("pol-1", 7);
    assertThat(mismatch.code()).isEqualTo("request.precondition-failed");
    assertThat(mismatch.presentVersion()).isEqualTo(7);
    assertThat(mismatch.getMessage()).contains("pol-1", "7");
  }

  @Test
  void anAggregateRemembersWhatHappenedInItsOrder() {
    var counter = new Counter(new Count("one", 0, 0));
    counter.up();
    counter.say();
    counter.away();

    assertThat(counter.state()).isEqualTo(new Count("one", 1, 0));
    assertThat(counter.events())
        .extracting(Happened::what)
        .containsExactly("up", "said", "removed");
    assertThat(counter.claims()).containsExactly(Claim.take("counts", 3));
    assertThat(counter.removed()).isTrue();
    assertThat(new Counter(counter.state()).removed()).isFalse();
    assertThat(new Counter(counter.state()).events()).isEqualTo(List.of());
  }

  private record Happened(String what, Instant occurredAt) implements DomainEvent {}

  private record Count(String key, int value, long version) implements AggregateState<Count> {
    @Override
    public Count atVersion(long newVersion) {
      return new Count(key, value, newVersion);
    }
  }

  private static final class Counter extends AggregateRoot<Count, Happened> {
    Counter(Count state) {
      super(state);
    }

    void up() {
      change(new Count(state().key(), state().value() + 1, state().version()), happened("up"));
      claim(Claim.take("counts", 3));
    }

    void say() {
      raise(happened("said"));
    }

    void away() {
      remove(happened("removed"));
    }

    private static Happened happened(String what) {
      return new Happened(what, Given.NOON);
    }
  }
}
