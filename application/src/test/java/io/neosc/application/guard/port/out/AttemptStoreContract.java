package io.neosc.application.guard.port.out;

import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.shared.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptStore} promises. Each test begins with an empty store. */
public interface AttemptStoreContract {

  AttemptStore attempts();

  private static AttemptCount count(Instant since, Instant until) {
    return new AttemptCount(
        new AttemptCountId(Given.anId(AttemptCountId.PREFIX)),
        AttemptScope.ACCOUNT_AT_ADDRESS,
        "ada@example.org",
        "2001:db8::/64",
        3,
        2,
        since,
        since.plusMillis(7),
        until,
        // The real clock removes what is over.
        Instant.parse("2999-01-01T00:00:00.001Z"),
        true,
        0);
  }

  @Test
  default void whatIsUnknownIsNotFound() {
    assertThat(attempts().find(List.of(new AttemptCountId("blk-none")))).isEmpty();
    assertThat(attempts().find(List.of())).isEmpty();
    attempts().remove(new AttemptCountId("blk-none"));
  }

  @Test
  @DisplayName("ID-13 what is put is found again, to the millisecond, under the next version")
  default void whatIsPutIsFound() {
    var full = count(NOON, NOON.plusSeconds(8));
    var least =
        AttemptCount.none(new AttemptCountId("blk-2"), AttemptScope.ADDRESS, null, null, NOON);
    assertThat(attempts().put(full)).isTrue();
    var forever = least.begun(Instant.parse("2999-01-01T00:00:00Z"), WaitRule.DEFAULT);
    assertThat(attempts().put(forever)).isTrue();

    assertThat(attempts().find(List.of(full.id(), new AttemptCountId("blk-none"), least.id())))
        .containsExactlyInAnyOrder(full.atVersion(1), forever.atVersion(1));
  }

  @Test
  @DisplayName("ID-13 of two who change the same version one succeeds")
  default void staleChangesAreRefused() throws Exception {
    var first = count(NOON, NOON);
    assertThat(atOnce(() -> attempts().put(first), () -> attempts().put(first)))
        .containsExactlyInAnyOrder(true, false);
    var stored = first.atVersion(1);
    assertThat(atOnce(() -> attempts().put(stored), () -> attempts().put(stored)))
        .containsExactlyInAnyOrder(true, false);
    assertThat(attempts().put(stored)).isFalse();
    assertThat(attempts().find(List.of(first.id()))).containsExactly(first.atVersion(2));

    attempts().remove(first.id());
    assertThat(attempts().find(List.of(first.id()))).isEmpty();
    assertThat(attempts().put(first.atVersion(2))).isFalse();
    assertThat(attempts().put(first)).isTrue();
  }

  @Test
  @DisplayName("ID-13 what is in force is listed newest first, page by page")
  default void whatIsInForceIsListed() {
    var expected = new ArrayList<AttemptCountId>();
    for (var i = 0; i < 7; i++) {
      var running = count(NOON.plusMillis(i / 2), NOON.plusMillis(1));
      assertThat(attempts().put(running)).isTrue();
      assertThat(attempts().put(count(NOON.plusMillis(i), NOON))).isTrue();
      expected.addFirst(running.id());
    }

    var seen = new ArrayList<AttemptCountId>();
    var page = attempts().inForce(NOON, PageRequest.first(3));
    page.items().forEach(item -> seen.add(item.id()));
    while (page.next() != null) {
      page = attempts().inForce(NOON, new PageRequest(3, Objects.requireNonNull(page.next())));
      page.items().forEach(item -> seen.add(item.id()));
    }
    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(attempts().inForce(NOON.plusMillis(1), PageRequest.first(3)).items()).isEmpty();
  }
}
