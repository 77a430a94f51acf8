package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LI-1: sequence numbers")
class SequenceTest {
  private final MovableClock clock = new MovableClock();

  @Test
  @DisplayName("grow strictly while the clock stands still or goes back")
  void growStrictly() {
    var sequence = new Sequence(clock);
    var first = sequence.next();
    var second = sequence.next();
    clock.forward(Duration.ofHours(-1));
    var third = sequence.next();

    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
  }

  @Test
  @DisplayName("go on above the old ones after a restart")
  void growOverRestarts() {
    var before = new Sequence(clock);
    var last = 0L;
    for (var i = 0; i < 999; i++) {
      last = before.next();
    }
    clock.forward(Duration.ofMillis(1));

    assertThat(new Sequence(clock).next()).isGreaterThan(last);
  }
}
