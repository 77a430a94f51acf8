package io.neosc.application.shared.port;

import static io.neosc.application.testing.CommitsFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link Lease} promises (SE-9). */
public interface LeaseContract {
  Duration LONG = Duration.ofMinutes(10);

  Lease lease();

  /** So much time goes by on the store's clock. */
  void pass(Duration duration);

  /** A name that no other test uses. */
  default String name() {
    return "work-" + System.nanoTime();
  }

  @Test
  @DisplayName("SE-9: one holder at a time; another one only after its time")
  default void oneHolderAtATime() {
    var name = name();
    var first = lease().acquire(name, LONG).orElseThrow();
    assertThat(first.fence()).isEqualTo(new Fence(name, 1));
    assertThat(lease().acquire(name, LONG)).isEmpty();

    pass(LONG.minusMinutes(1));
    assertThat(lease().acquire(name, LONG)).isEmpty();
    pass(Duration.ofMinutes(1));
    assertThat(lease().acquire(name, LONG).orElseThrow().fence()).isEqualTo(new Fence(name, 2));
    assertThat(lease().acquire(name, LONG)).isEmpty();
  }

  @Test
  default void namesDoNotDisturbEachOther() {
    var one = lease().acquire(name(), LONG).orElseThrow();
    var other = lease().acquire(name(), LONG).orElseThrow();
    assertThat(one.fence().name()).isNotEqualTo(other.fence().name());
    assertThat(other.fence().token()).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-9: a renewed lease stays with its holder, under the same token")
  default void renewalProlongs() {
    var name = name();
    var held = lease().acquire(name, LONG).orElseThrow();
    for (var i = 0; i < 3; i++) {
      pass(LONG.minusMinutes(1));
      var renewed = lease().renew(held.fence(), LONG).orElseThrow();
      assertThat(renewed.fence()).isEqualTo(held.fence());
      assertThat(renewed.at()).isAfterOrEqualTo(held.at());
      assertThat(lease().acquire(name, LONG)).isEmpty();
    }
  }

  @Test
  @DisplayName("SE-9: who comes back late goes on if nobody came, and never once somebody did")
  default void lateRenewal() {
    var name = name();
    var late = lease().acquire(name, LONG).orElseThrow().fence();
    pass(LONG.plusMinutes(1));
    assertThat(lease().renew(late, LONG)).isPresent();
    assertThat(lease().acquire(name, LONG)).isEmpty();

    pass(LONG.plusMinutes(1));
    var next = lease().acquire(name, LONG).orElseThrow().fence();
    assertThat(lease().renew(late, LONG)).isEmpty();
    pass(LONG.plusMinutes(1));
    assertThat(lease().renew(late, LONG)).isEmpty();
    assertThat(lease().renew(next, LONG)).isPresent();
  }

  @Test
  @DisplayName("SE-9: a lease that is given back is free at once; a late return disturbs nobody")
  default void releaseFrees() {
    var name = name();
    var first = lease().acquire(name, LONG).orElseThrow().fence();
    lease().release(first);
    var second = lease().acquire(name, LONG).orElseThrow().fence();
    assertThat(second.token()).isEqualTo(first.token() + 1);

    lease().release(first);
    assertThat(lease().acquire(name, LONG)).isEmpty();
    assertThat(lease().renew(second, LONG)).isPresent();
  }

  @Test
  default void unknownHoldingsAreNotHeld() {
    var never = new Fence(name(), 7);
    assertThat(lease().renew(never, LONG)).isEmpty();
    lease().release(never);
    assertThat(lease().acquire(never.name(), LONG).orElseThrow().fence().token()).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-9: of 16 who take it at once one gets it, also the first time")
  default void oneOfManyGetsIt() throws Exception {
    var name = name();
    for (var round = 1; round <= 5; round++) {
      List<Fence> got = Collections.synchronizedList(new ArrayList<>());
      inParallel(16, _ -> lease().acquire(name, LONG).map(Lease.Held::fence).ifPresent(got::add));
      assertThat(got).containsExactly(new Fence(name, round));
      pass(LONG);
    }
  }
}
