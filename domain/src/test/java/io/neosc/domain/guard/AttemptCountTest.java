package io.neosc.domain.guard;

import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptCountTest {
  private static final WaitRule RULE = WaitRule.DEFAULT;

  private static AttemptCount none(AttemptScope scope) {
    return AttemptCount.none(new AttemptCountId("blk-1"), scope, "a@b.c", "192.0.2.1", NOON);
  }

  private static AttemptCount here() {
    return none(AttemptScope.ACCOUNT_AT_ADDRESS);
  }

  private static AttemptCount stored(AttemptCount count) {
    return count.atVersion(count.version() + 1);
  }

  /** One attempt that fails at once. */
  private static AttemptCount tried(AttemptCount count, Instant now) {
    return stored(count.at(now, RULE).begun(now, RULE).failed(now, RULE));
  }

  @Test
  @DisplayName("ID-13 waits begin with a second, double, and end at fifteen minutes")
  void waitsDouble() {
    var waits = new ArrayList<Long>();
    var count = here();
    var now = NOON;
    for (var i = 0; i < 14; i++) {
      count = tried(count, now);
      waits.add(Duration.between(now, count.until()).toSeconds());
      assertThat(count.at(now, RULE).refuses(count.until().minusMillis(1), RULE, false)).isTrue();
      now = count.until();
      assertThat(count.at(now, RULE).refuses(now, RULE, false)).isFalse();
    }
    assertThat(waits)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L, 900L);
  }

  @Test
  @DisplayName("ID-13 each fifteen minutes without a failure take one failure back")
  void timeForgives() {
    var count = here();
    for (var i = 0; i < 5; i++) {
      count = tried(count, NOON);
    }
    assertThat(count.failures()).isEqualTo(5);
    assertThat(count.at(NOON.plus(Duration.ofMinutes(15)).minusMillis(1), RULE)).isEqualTo(count);
    assertThat(count.at(NOON.plus(Duration.ofMinutes(15)), RULE).failures()).isEqualTo(4);
    var later = count.at(NOON.plus(Duration.ofMinutes(50)), RULE);
    assertThat(later.failures()).isEqualTo(2);
    assertThat(later.at(NOON.plus(Duration.ofMinutes(50)), RULE)).isEqualTo(later);
    assertThat(later.at(NOON.plus(Duration.ofMinutes(60)), RULE).failures()).isEqualTo(1);

    assertThat(count.fresh(count.forgetAt().minusMillis(1))).isFalse();
    assertThat(count.fresh(count.forgetAt())).isTrue();
    var forgotten = count.at(count.forgetAt(), RULE);
    assertThat(forgotten.failures()).isZero();
    assertThat(forgotten.fresh(count.forgetAt())).isTrue();
    assertThat(forgotten.version()).isEqualTo(count.version());
  }

  @Test
  @DisplayName("ID-13 some attempts may be underway at once, one after a failure or an attack")
  void attemptsUnderwayAreBounded() {
    var count = here();
    for (var i = 0; i < RULE.parallel(); i++) {
      assertThat(count.refuses(NOON, RULE, false)).isFalse();
      assertThat(count.refuses(NOON, RULE, true)).isEqualTo(i > 0);
      count = stored(count.begun(NOON, RULE));
    }
    assertThat(count.refuses(NOON, RULE, false)).isTrue();
    assertThat(count.waitAt(NOON, RULE)).isEqualTo(Duration.ofSeconds(1));

    var after = NOON.plusSeconds(1);
    var failedOnce = tried(here(), NOON).at(after, RULE);
    assertThat(failedOnce.refuses(after, RULE, false)).isFalse();
    assertThat(failedOnce.begun(after, RULE).refuses(after, RULE, false)).isTrue();
  }

  @Test
  @DisplayName("ID-13 an attempt whose server is gone counts as failed after half a minute")
  void lostAttemptsFail() {
    var count = stored(stored(here().begun(NOON, RULE)).begun(NOON, RULE));
    assertThat(count.at(NOON.plusMillis(29_999), RULE)).isEqualTo(count);

    var later = count.at(NOON.plusSeconds(30), RULE);
    assertThat(later.underway()).isZero();
    assertThat(later.failures()).isEqualTo(2);
    assertThat(later.until()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  @DisplayName("ID-13 what came to nothing for another reason is not counted")
  void abandonedAttemptsCountForNothing() {
    var count = here().begun(NOON, RULE).abandoned();
    assertThat(count.underway()).isZero();
    assertThat(count.failures()).isZero();
    assertThat(count.abandoned().underway()).isZero();
    assertThat(count.inForce(NOON)).isFalse();
  }

  @Test
  @DisplayName("ID-13 an address waits once it failed with more than ten accounts")
  void addressesWaitAfterTenAccounts() {
    var count = none(AttemptScope.ADDRESS);
    for (var i = 0; i < 10; i++) {
      count = stored(count.failed(NOON, RULE));
      assertThat(count.inForce(NOON)).isFalse();
    }
    count = stored(count.failed(NOON, RULE));
    assertThat(count.until()).isEqualTo(NOON.plusSeconds(1));
    assertThat(count.failed(NOON, RULE).until()).isEqualTo(NOON.plusSeconds(2));
    assertThat(count.forgiven(1, RULE).inForce(NOON)).isFalse();
    assertThat(count.forgiven(99, RULE).failures()).isZero();
  }

  @Test
  @DisplayName("ID-13 an account is attacked after more than five failures, for a while")
  void accountsAreAttackedForAWhile() {
    var count = none(AttemptScope.ACCOUNT);
    for (var i = 0; i < 5; i++) {
      count = stored(count.failed(NOON, RULE));
    }
    assertThat(count.inForce(NOON)).isFalse();
    count = stored(count.failed(NOON, RULE));
    assertThat(count.until()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));

    var knocked = here().knocked(NOON, RULE);
    assertThat(knocked.until()).isEqualTo(NOON.plusSeconds(5));
    assertThat(knocked.told()).isTrue();
    assertThat(stored(knocked).refuses(NOON.plusMillis(4_999), RULE, true)).isTrue();
    assertThat(stored(knocked).refuses(NOON.plusSeconds(5), RULE, true)).isFalse();
    assertThat(stored(knocked).fresh(NOON.plusSeconds(5))).isFalse();
  }

  @Test
  @DisplayName("ID-13 a refusal is told once for each wait")
  void refusalsAreToldOnce() {
    var count = tried(here(), NOON);
    assertThat(count.told()).isFalse();
    var told = count.withRefusalTold();
    assertThat(told.told()).isTrue();
    assertThat(told.until()).isEqualTo(count.until());
    assertThat(tried(told, told.until()).told()).isFalse();
  }

  @Property(tries = 200)
  @Label("ID-13 whatever is tried, waits stay bounded, and memory of it ends within a day")
  void everythingStaysBounded(@ForAll List<@IntRange(max = 2_000_000) Integer> pauses) {
    for (var scope : AttemptScope.values()) {
      var now = NOON;
      var count = none(scope);
      for (var pause : pauses) {
        now = now.plusMillis(pause);
        count = tried(count, now);
        assertThat(count.failures()).isBetween(1, 32);
        assertThat(count.forgetAt()).isAfter(now).isBefore(now.plus(Duration.ofHours(9)));
        assertThat(count.forgetAt()).isAfterOrEqualTo(count.until());
        if (scope != AttemptScope.ACCOUNT) {
          assertThat(Duration.between(now, count.until())).isLessThanOrEqualTo(RULE.longest());
        }
      }
    }
  }

  @Test
  @DisplayName("OP-4 a rule that makes no sense is refused")
  void rulesAreChecked() {
    var second = Duration.ofSeconds(1);
    var none = Duration.ZERO;
    for (var wrong :
        List.<ThrowingCallable>of(
            () -> new WaitRule(none, second, 1, 0, 1, none),
            () -> new WaitRule(second, Duration.ofMillis(999), 1, 0, 1, none),
            () -> new WaitRule(second, Duration.ofHours(25), 1, 0, 1, none),
            () -> new WaitRule(second, second, 0, 0, 1, none),
            () -> new WaitRule(second, second, 1, -1, 1, none),
            () -> new WaitRule(second, second, 1, 0, 0, none),
            () -> new WaitRule(second, second, 1, 0, 1, Duration.ofSeconds(31)),
            () -> new WaitRule(second, second, 1, 0, 1, Duration.ofMillis(-1)))) {
      assertThatIllegalArgumentException().isThrownBy(wrong);
    }
  }
}
