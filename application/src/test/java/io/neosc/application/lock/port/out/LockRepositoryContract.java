package io.neosc.application.lock.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.newestFirst;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockFixture;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link LockRepository} promises. Each test begins with an empty store. */
public interface LockRepositoryContract {

  Commits commits();

  LockRepository repository();

  private Lock.State stored(LockTarget.Kind kind, String value, @Nullable Instant end) {
    var lock = LockFixture.aLockOn(LockTarget.parse(kind, value).orElseThrow(), end);
    commits().commit(NOBODY, lock);
    return lock.state().atVersion(1);
  }

  @Test
  default void unknownLocksAreNotFound() {
    assertThat(repository().find(new LockId("lck-none"))).isEmpty();
    assertThat(repository().inForce(NOON)).isEmpty();
  }

  @Test
  @DisplayName("SE-12 every kind of target comes back as it was, until it is removed")
  default void whatIsStoredIsFound() {
    var end = NOON.plusMillis(7);
    Map.of(
            LockTarget.Kind.USER, "usr-1",
            LockTarget.Kind.ROLE, "operator",
            LockTarget.Kind.WORKSPACE, "ws-1",
            LockTarget.Kind.HOST, "Wirt 1, Köln",
            LockTarget.Kind.IP, "2001:db8::/32",
            LockTarget.Kind.SESSION, "ses-1")
        .forEach((kind, value) -> {
          var lock = stored(kind, value, end);
          assertThat(repository().find(lock.id())).map(Lock::state).contains(lock);

          var loaded = repository().find(lock.id()).orElseThrow();
          var twin = repository().find(lock.id()).orElseThrow();
          loaded.remove(NOON);
          twin.remove(NOON);
          commits().commit(NOBODY, loaded);
          assertThat(repository().find(lock.id())).isEmpty();
          assertThatExceptionOfType(StaleAggregate.class)
              .isThrownBy(() -> commits().commit(NOBODY, twin));
        });
  }

  @Test
  @DisplayName("SE-12 those in force are found to the millisecond")
  default void thoseInForceAreFound() {
    var endless = stored(LockTarget.Kind.USER, "usr-1", null);
    var ending = stored(LockTarget.Kind.USER, "usr-1", NOON.plusMillis(2));

    assertThat(repository().inForce(NOON.plusMillis(1))).containsExactlyInAnyOrder(endless, ending);
    assertThat(repository().inForce(NOON.plusMillis(2))).containsExactly(endless);
  }

  @Test
  @DisplayName(
      "API-2 locks are listed by their end, page by page: endless ones, those in force, others")
  default void locksAreListed() {
    var all = new ArrayList<Lock.State>();
    for (var i = 0; i < 9; i++) {
      var end = i % 3 == 0 ? null : NOON.plusMillis(1 + i / 2);
      var host = i % 2 == 0;
      all.add(
          stored(
              host ? LockTarget.Kind.HOST : LockTarget.Kind.ROLE, host ? "host-1" : "user", end));
    }
    List<Lock.State> sorted = newestFirst(all, lock -> new Cursor(lock.end(), lock.key()));

    assertThat(sorted.subList(0, 3)).allMatch(lock -> lock.expiresAt() == null);
    assertThat(allPages(2, page -> repository().page(null, page)))
        .containsExactlyElementsOf(sorted);
    assertThat(allPages(2, page -> repository().page(LockTarget.Kind.HOST, page)))
        .containsExactlyElementsOf(
            sorted.stream().filter(l -> l.target().kind() == LockTarget.Kind.HOST).toList());
    assertThat(allPages(2, page -> repository().page(LockTarget.Kind.IP, page))).isEmpty();
  }
}
