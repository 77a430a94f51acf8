package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience(Duration.ofMillis(1));

  @Test
  @DisplayName("RE-3: a start goes on when MongoDB does, whatever became of the tries before")
  void repeatsUntilItIsDone() {
    var tries = new ArrayDeque<>(List.of(Kind.UNREACHABLE, Kind.UNKNOWN_OUTCOME, Kind.OVERLOADED));

    var done = patience.awaited(() -> doneAfter(tries));

    assertThat(done).isEqualTo("done");
    assertThat(tries).isEmpty();
  }

  @Test
  @DisplayName("OP-6: a start that is told to end does not try on")
  void endsWithTheProgram() {
    var tries = new ArrayDeque<>(List.of(Kind.DRAINING, Kind.UNREACHABLE));

    assertThatThrownBy(() -> patience.awaited(() -> doneAfter(tries)))
        .isInstanceOf(Lifespan.Over.class);
    assertThat(tries).containsExactly(Kind.UNREACHABLE);
  }

  @Test
  @DisplayName("OP-6: an interrupt ends the waiting, and stays known")
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () -> patience.awaited(() -> doneAfter(new ArrayDeque<>(List.of(Kind.UNREACHABLE)))))
        .isInstanceOf(Lifespan.Over.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatIsWrongForGoodIsNotTriedAgain() {
    assertThatThrownBy(() ->
            patience.awaited(() -> {
              throw new IllegalStateException("planted");
            }))
        .hasMessage("planted");
  }

  private static String doneAfter(Queue<Kind> tries) {
    var next = tries.poll();
    if (next != null) {
      throw new StoreUnavailable(next);
    }
    return "done";
  }
}
