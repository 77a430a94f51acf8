package io.neosc.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flood of equal happenings")
final class RepeatsTest {
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private final Repeats repeats = new Repeats(Duration.ofSeconds(10), 2);

  @Test
  @DisplayName("is told once, and then once per interval with how many there were")
  void isToldOncePerInterval() {
    assertThat(repeats.seen("a", NOON)).isEqualTo(1);
    for (var i = 0; i < 100; i++) {
      assertThat(repeats.seen("a", NOON.plusMillis(9_999))).isZero();
    }
    assertThat(repeats.seen("a", NOON.plusSeconds(10))).isEqualTo(101);
    assertThat(repeats.seen("a", NOON.plusSeconds(11))).isZero();
    assertThat(repeats.seen("a", NOON.plusSeconds(20))).isEqualTo(2);
  }

  @Test
  @DisplayName("does not hide another kind")
  void doesNotHideAnotherKind() {
    assertThat(repeats.seen("a", NOON)).isEqualTo(1);
    assertThat(repeats.seen("b", NOON)).isEqualTo(1);
    assertThat(repeats.seen("a", NOON)).isZero();
  }

  @Test
  @DisplayName("of ever new kinds does not fill the memory: the one not seen for longest goes")
  void forgetsTheOldestKind() {
    repeats.seen("a", NOON);
    repeats.seen("b", NOON);
    repeats.seen("a", NOON);
    repeats.seen("c", NOON);

    assertThat(repeats.seen("a", NOON)).isZero();
    assertThat(repeats.seen("b", NOON)).isEqualTo(1);
  }
}
