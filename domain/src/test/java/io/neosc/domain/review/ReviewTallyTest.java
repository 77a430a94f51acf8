package io.neosc.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.review.Ranking.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-15: adding up a week")
class ReviewTallyTest {
  private static final ReviewWeek WEEK = ReviewWeek.parse("2026-W47").orElseThrow();
  private final ReviewTally tally = new ReviewTally(WEEK);

  private void add(@Nullable String user, @Nullable String email, @Nullable String ip, Instant at) {
    tally.add(new ReviewedEntry(user, email, ip, "login", at));
  }

  @Test
  @DisplayName("each day is its own, to the millisecond")
  void days() {
    add(null, "a", null, WEEK.from());
    add(null, "a", null, WEEK.from().plus(Duration.ofDays(1)).minusMillis(1));
    add(null, "a", null, WEEK.from().plus(Duration.ofDays(1)));
    add(null, "a", null, WEEK.to().minusMillis(1));

    assertThat(tally.sum(5).days()).containsExactly(2L, 1L, 0L, 0L, 0L, 0L, 1L);
    assertThat(tally.sum(5).total()).isEqualTo(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(null, null, null, WEEK.from().minusMillis(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> add(null, null, null, WEEK.to()));
  }

  @Test
  @DisplayName("names: by frequency, then by name; addresses in any case are one account")
  void names() {
    add("usr-1", "Bob@example.org", "192.0.2.2", WEEK.from());
    add(null, "bob@EXAMPLE.org", "192.0.2.1", WEEK.from());
    add("usr-2", null, "192.0.2.1", WEEK.from());
    add(null, null, null, WEEK.from());

    var sum = tally.sum(1);

    assertThat(sum.accounts())
        .isEqualTo(new Ranking(List.of(new Count("bob@example.org", 2)), 2, 1, true));
    assertThat(sum.addresses().top()).containsExactly(new Count("192.0.2.1", 2));
    assertThat(sum.addresses().distinct()).isEqualTo(2);
    assertThat(tally.sum(9).accounts().top()).contains(new Count("usr-2", 1));
    assertThat(sum.actions().top()).containsExactly(new Count("login", 4));
  }

  @Test
  @DisplayName("an attack under made-up names fills no memory; known names go on to be counted")
  void bounded() {
    for (var i = 0; i < Ranking.MOST + 10; i++) {
      add(null, "made-up-" + i, "192.0.2.1", WEEK.from());
    }
    add(null, "made-up-0", "192.0.2.1", WEEK.from());

    var sum = tally.sum(2);

    assertThat(sum.total()).isEqualTo(Ranking.MOST + 11L);
    assertThat(sum.accounts().distinct()).isEqualTo(Ranking.MOST);
    assertThat(sum.accounts().complete()).isFalse();
    assertThat(sum.accounts().top().getFirst()).isEqualTo(new Count("made-up-0", 2));
    assertThat(sum.addresses().complete()).isTrue();
  }
}
