package io.neosc.application.guard;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosc.application.guard.port.in.ClearBlock;
import io.neosc.application.identity.port.out.HasherBusy;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.BlockNotFound;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.identity.CredentialsRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInGuardTest {
  private static final String ADA = "ada@example.org";
  private final InMemoryApplication app = new InMemoryApplication();
  private final AtomicInteger looked = new AtomicInteger();

  private static CommitContext from(String address) {
    return new CommitContext(null, address, null, STRANGER.traceId(), null);
  }

  /** Whether the attempt was looked at. */
  private boolean fails(CommitContext from, String email) {
    return looks(
        from,
        email,
        () -> {
          throw new CredentialsRefused();
        });
  }

  private boolean succeeds(CommitContext from, String email) {
    return looks(from, email, () -> true);
  }

  private boolean looks(CommitContext from, String email, Supplier<Boolean> proof) {
    var before = looked.get();
    try {
      app.guard.attempt(
          from,
          email,
          () -> {
            looked.incrementAndGet();
            return proof.get();
          });
    } catch (CredentialsRefused | TooManyAttempts refused) {
      assertThat(refused instanceof TooManyAttempts).isEqualTo(looked.get() == before);
    }
    return looked.get() > before;
  }

  private Duration waitOf(CommitContext from, String email) {
    return catchThrowableOfType(
            TooManyAttempts.class,
            () ->
                app.guard.attempt(
                    from,
                    email,
                    () -> {
                      throw new AssertionError("this must wait");
                    }))
        .retryAfter();
  }

  @Test
  @DisplayName("ID-13 after a failure the next attempt waits, twice as long each time")
  void waitsGrow() {
    for (var seconds : List.of(1, 2, 4, 8)) {
      assertThat(fails(STRANGER, ADA)).isTrue();
      assertThat(waitOf(STRANGER, ADA)).isEqualTo(Duration.ofSeconds(seconds));
      app.clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(succeeds(STRANGER, ADA)).isFalse();
      assertThat(waitOf(STRANGER, ADA)).isEqualTo(Duration.ofMillis(1));
      app.clock.forward(Duration.ofMillis(1));
    }
    assertThat(succeeds(STRANGER, ADA)).isTrue();
    assertThat(app.attempts.all()).allSatisfy(count -> assertThat(count.failures()).isZero());
    assertThat(fails(STRANGER, ADA)).isTrue();
    assertThat(waitOf(STRANGER, ADA)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("ID-13 case, spaces and composition of what was typed make no other account")
  void spellingMakesNoOtherAccount() {
    assertThat(fails(STRANGER, "\u00e4da@example.org")).isTrue();
    assertThat(fails(STRANGER, " A\u0308DA@EXAMPLE.ORG ")).isFalse();
    assertThat(fails(STRANGER, ADA)).isTrue();
  }

  @Test
  @DisplayName("ID-13 text that names no account waits like one that does, and is not kept")
  void everyTextWaitsAlike() {
    for (var text : List.of("", "my secret passphrase", "{\"$gt\":\"\"}", "x".repeat(320))) {
      assertThat(fails(from("198.51.100.1"), text)).isTrue();
      assertThat(waitOf(from("198.51.100.1"), text)).isEqualTo(Duration.ofSeconds(1));
    }
    assertThat(app.attempts.all()).allSatisfy(count -> assertThat(count.email()).isNull());
  }

  @Test
  @DisplayName("ID-13 a hundred guesses at once are not a hundred attempts, on any number of nodes")
  void guessesAtOnceAreBounded() throws Exception {
    var nodes = new ArrayList<SignInGuard>();
    for (var i = 0; i < 4; i++) {
      nodes.add(
          new SignInGuard(app.attempts, app.commits, app.clock, WaitRule.DEFAULT, _ -> false));
    }
    var start = new CountDownLatch(1);
    var waiting = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 100; i++) {
        var node = nodes.get(i % nodes.size());
        var _ =
            threads.submit(() -> {
              start.await();
              try {
                return node.attempt(
                    STRANGER,
                    ADA,
                    () -> {
                      looked.incrementAndGet();
                      throw new CredentialsRefused();
                    });
              } catch (TooManyAttempts wait) {
                return waiting.incrementAndGet();
              }
            });
      }
      start.countDown();
    }

    assertThat(looked.get()).isBetween(1, WaitRule.DEFAULT.parallel());
    assertThat(waiting.get()).isEqualTo(100 - looked.get());
    var here = only(AttemptScope.ACCOUNT_AT_ADDRESS);
    assertThat(here.failures()).isEqualTo(looked.get());
    assertThat(here.underway()).isZero();
  }

  private AttemptCount only(AttemptScope scope) {
    return app.attempts.all().stream()
        .filter(count -> count.scope() == scope)
        .reduce((one, other) -> {
          throw new AssertionError("two of " + scope);
        })
        .orElseThrow();
  }

  @Test
  @DisplayName("ID-13 who knows the password signs in many times at once")
  void rightPasswordsAreNotHeldUp() {
    for (var i = 0; i < 50; i++) {
      assertThat(succeeds(STRANGER, ADA)).isTrue();
    }
    assertThat(app.attempts.all()).isEmpty();
  }

  @Test
  @DisplayName("ID-13 an address that fails with many accounts waits for all of them")
  void addressesWait() {
    for (var i = 0; i <= 10; i++) {
      assertThat(fails(STRANGER, "person" + i + "@example.org")).isTrue();
    }
    assertThat(waitOf(STRANGER, "somebody-else@example.org")).isEqualTo(Duration.ofSeconds(1));
    assertThat(succeeds(from("198.51.100.1"), "somebody-else@example.org")).isTrue();
    app.clock.forward(Duration.ofSeconds(1));
    assertThat(fails(STRANGER, "person11@example.org")).isTrue();
    assertThat(waitOf(STRANGER, ADA)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  @DisplayName("ID-13 one account that fails on and on counts once against its address")
  void oneStubbornAccountBlocksNoOffice() {
    for (var i = 0; i < 30; i++) {
      app.clock.forward(Duration.ofMinutes(14));
      fails(STRANGER, "forgotten-device@example.org");
    }
    assertThat(succeeds(STRANGER, ADA)).isTrue();
    assertThat(only(AttemptScope.ADDRESS).inForce(app.clock.instant())).isFalse();
  }

  @Test
  @DisplayName("ID-13 a success with one account clears no way to others")
  void anOwnAccountClearsNoWay() {
    for (var i = 0; i <= 10; i++) {
      fails(STRANGER, "victim" + i + "@example.org");
      succeeds(STRANGER, "mine@example.org");
    }
    assertThat(waitOf(STRANGER, "mine@example.org")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("ID-13 IPv6 addresses of one /64 are one")
  void ipv6CountsByNetwork() {
    assertThat(fails(from("2001:db8:0:1::1"), ADA)).isTrue();
    assertThat(fails(from("2001:db8:0:1:ffff::2"), ADA)).isFalse();
    assertThat(fails(from("2001:db8:0:2::1"), ADA)).isTrue();
    assertThat(fails(CommitContext.system(STRANGER.traceId()), ADA)).isTrue();
    assertThat(fails(CommitContext.system(STRANGER.traceId()), ADA)).isFalse();
  }

  @Test
  @DisplayName("ID-13 the owner of an attacked account gets in from elsewhere within seconds")
  void ownersAreNotLockedOut() {
    for (var i = 1; i <= 200; i++) {
      fails(from("198.51.100." + i), ADA);
      app.clock.forward(Duration.ofMillis(20));
    }
    var owner = from("203.0.113.5");

    assertThat(waitOf(owner, ADA)).isEqualTo(Duration.ofSeconds(5));
    for (var i = 1; i <= 200; i++) {
      fails(from("192.0.2." + i), ADA);
      app.clock.forward(Duration.ofMillis(25));
    }
    assertThat(succeeds(owner, ADA)).isTrue();
    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("block_sign_in"))
        .extracting(entry -> Objects.requireNonNull(entry.personal()).ipAddress())
        .contains("203.0.113.5")
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("ID-13 a busy hasher costs its caller no attempt")
  void otherErrorsCountForNothing() {
    for (var i = 0; i < 20; i++) {
      assertThatExceptionOfType(HasherBusy.class)
          .isThrownBy(() ->
              app.guard.attempt(
                  STRANGER,
                  ADA,
                  () -> {
                    throw new HasherBusy();
                  }));
    }
    assertThat(only(AttemptScope.ACCOUNT_AT_ADDRESS).failures()).isZero();
    assertThat(succeeds(STRANGER, ADA)).isTrue();
  }

  @Test
  @DisplayName("ID-13 while nobody can say, nothing is tried; an outcome stands without the count")
  void aStoreThatIsAwayTriesNothing() {
    app.attempts.goAway(true);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> fails(STRANGER, ADA));
    assertThat(looked).hasValue(0);
    app.attempts.goAway(false);

    var answer =
        app.guard.attempt(
            STRANGER,
            ADA,
            () -> {
              app.attempts.goAway(true);
              return "signed in";
            });
    assertThat(answer).isEqualTo("signed in");
    app.attempts.goAway(false);
    app.clock.forward(Duration.ofSeconds(40));
    assertThat(succeeds(STRANGER, ADA)).isTrue();
  }

  @Test
  @DisplayName("ID-13 the first refusal of a wait is recorded, not the others, and what was typed")
  void theFirstRefusalIsRecorded() {
    fails(STRANGER, ADA);
    var before = app.store.entries().size();
    app.clock.forward(Duration.ofMillis(300));
    for (var i = 0; i < 5; i++) {
      fails(STRANGER, ADA);
    }
    assertThat(app.store.entries()).hasSize(before + 1);
    var entry = app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("block_sign_in");
    assertThat(entry.success()).isFalse();
    assertThat(entry.userId()).isNull();
    var personal = Objects.requireNonNull(entry.personal());
    assertThat(personal.userEmail()).isEqualTo(ADA);
    assertThat(personal.details())
        .isEqualTo(
            "Too many failed attempts for account at address from 192.0.2.17: 1 failed, 1 s to wait");

    app.clock.forward(Duration.ofSeconds(1));
    fails(STRANGER, ADA);
    fails(STRANGER, ADA);
    assertThat(app.store.entries()).hasSize(before + 2);
  }

  @Test
  @DisplayName("ID-13 an admin sees blocks and takes them away, which is recorded")
  void blocksAreSeenAndCleared() {
    fails(STRANGER, ADA);
    app.clock.forward(Duration.ofSeconds(1));
    fails(STRANGER, ADA);
    var block = app.blocks.blocks(PageRequest.first(10)).items().getFirst();
    assertThat(block.email()).isEqualTo(ADA);
    assertThat(block.network()).isEqualTo("192.0.2.17");
    assertThat(block.failures()).isEqualTo(2);
    assertThat(app.blocks.block(block.id())).isEqualTo(block);

    app.blocks.clear(new ClearBlock(STRANGER, block.id()));

    assertThat(app.store.entries().getLast())
        .extracting(AuditEntry::action, AuditEntry::resource)
        .containsExactly("clear_sign_in_block", "sign_in_block:" + block.id().value());
    assertThat(app.blocks.blocks(PageRequest.first(10)).items()).isEmpty();
    assertThat(succeeds(STRANGER, ADA)).isTrue();
    for (var id : List.of(block.id(), new AttemptCountId("blk-none"))) {
      assertThatExceptionOfType(BlockNotFound.class)
          .isThrownBy(() -> app.blocks.clear(new ClearBlock(STRANGER, id)));
    }
  }
}
