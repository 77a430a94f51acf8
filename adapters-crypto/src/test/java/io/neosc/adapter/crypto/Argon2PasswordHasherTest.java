package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.identity.port.out.HasherBusy;
import io.neosc.application.shared.port.IdGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Argon2PasswordHasherTest {
  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
  private static final int NICE_FIELD = 16;
  private static final String PASSWORD = "a horse, a battery and a staple";

  private final UuidV7Ids ids = new UuidV7Ids(InstantSource.system());
  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(CHEAP, ids, 2, 8);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  @DisplayName("ID-4: production hashes with the parameters of OWASP, written into the hash")
  void productionUsesTheParametersOfOwasp() {
    var production = new Argon2PasswordHasher(ids);

    var hash = production.hash(PASSWORD);

    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(production.verify(PASSWORD, hash)).isTrue();
    assertThat(production.outdated(hash)).isFalse();
    production.close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("PE-2: hashes are computed in the background, so that other requests go first")
  void hashesAreComputedInTheBackground() throws IOException {
    var mine = nicenessIn(statOf(Path.of("/proc/thread-self")));
    hasher.hash(PASSWORD);

    var niceness = new ArrayList<String>();
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      threads.forEach(thread -> {
        var stat = statOf(thread);
        if (stat.contains("(password-hashe")) {
          niceness.add(nicenessIn(stat));
        }
      });
    }
    assertThat(niceness).contains("10");
    assertThat(nicenessIn(statOf(Path.of("/proc/thread-self")))).isEqualTo(mine);
  }

  /** "" of one that ended meanwhile. */
  private static String statOf(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException ended) {
      return "";
    }
  }

  private static String nicenessIn(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD];
  }

  @ParameterizedTest(name = "m={0} t={1}")
  @DisplayName("ID-4: hashes of the reference implementation are verified")
  @CsvSource(
      delimiter = ' ',
      value = {
        "65536 2 $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
            + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "256 2 $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
            + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "256 2 $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ"
            + "$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
      })
  void hashesOfTheReferenceImplementationAreVerified(int memory, int iterations, String hash) {
    assertThat(hasher.verify("password", hash)).isTrue();
    assertThat(hasher.verify("passwore", hash)).isFalse();
  }

  @Test
  void theSamePasswordNeverGivesTheSameHashTwice() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A horse, a battery and a staple", "a horse, a battery and a staple "})
  void everyOtherPasswordIsRefused(String other) {
    assertThat(hasher.verify(other, hasher.hash(PASSWORD))).isFalse();
  }

  @Test
  @DisplayName("ID-4: composed and decomposed Unicode is the same password")
  void composedAndDecomposedUnicodeIsTheSamePassword() {
    var composed = "Žluťoučký kůň \u00e9\u00fc\u1e69";
    var decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(hasher.verify(decomposed, hasher.hash(composed))).isTrue();
    assertThat(hasher.verify(composed, hasher.hash(decomposed))).isTrue();
  }

  @Test
  void charactersBeyondLatinAreToldApart() {
    var hash = hasher.hash("пароль-пароль-🐎🔋");

    assertThat(hasher.verify("пароль-пароль-🐎🔋", hash)).isTrue();
    assertThat(hasher.verify("пароль-пароль-🐎🔌", hash)).isFalse();
    assertThat(hasher.verify("??????-??????-????", hash)).isFalse();
  }

  @Test
  @DisplayName("ID-4: a hash is outdated once any parameter was raised")
  void aHashIsOutdatedOnceAnyParameterWasRaised() {
    var hash = hasher.hash(PASSWORD);

    assertThat(hasher.outdated(hash)).isFalse();
    assertThat(withParameters(128, 1, 1).outdated(hash)).isTrue();
    assertThat(withParameters(64, 2, 1).outdated(hash)).isTrue();
    assertThat(withParameters(64, 1, 2).outdated(hash)).isTrue();
    assertThat(withParameters(32, 1, 1).outdated(hash)).isFalse();
    assertThat(withParameters(128, 1, 1).verify(PASSWORD, hash)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
      })
  void hashesOfAnotherKindAreOutdated(String hash) {
    assertThat(hasher.outdated(hash)).isTrue();
  }

  @Test
  @DisplayName("ID-3: the decoy costs as much as a hash and belongs to no password")
  void theDecoyCostsAsMuchAsAHashAndBelongsToNoPassword() {
    assertThat(hasher.outdated(hasher.decoy())).isFalse();
    assertThat(hasher.verify(PASSWORD, hasher.decoy())).isFalse();
    assertThat(hasher.verify("", hasher.decoy())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1"})
  void somethingThatIsNotAHashIsAnErrorAndNeverAMatch(String broken) {
    assertThatThrownBy(() -> hasher.verify(broken, broken))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hasher.outdated(broken)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("ID-4: of a storm one is hashed, two wait, the others are refused at once")
  void aStormBeyondTheQueueIsRefusedAtOnce() throws Exception {
    var slow = new HeldIds(ids);
    var narrow = new Argon2PasswordHasher(CHEAP, slow, 1, 2);
    slow.hold();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> narrow.hash(PASSWORD));
      slow.awaitHeld();
      var refused = new CountDownLatch(47);
      var storm =
          IntStream.range(0, 49)
              .mapToObj(i -> callers.submit(() -> refusedOr(narrow, PASSWORD + i, refused)))
              .toList();
      refused.await();
      slow.release();

      assertThat(first.get()).startsWith("$argon2id$");
      var answers = new ArrayList<Boolean>();
      for (var one : storm) {
        answers.add(one.get());
      }
      assertThat(answers).filteredOn(served -> served).hasSize(2);
    }
    narrow.close();
  }

  /** Whether it was served. */
  private static boolean refusedOr(
      Argon2PasswordHasher hasher, String password, CountDownLatch refused) {
    try {
      assertThat(hasher.hash(password)).startsWith("$argon2id$");
      return true;
    } catch (HasherBusy busy) {
      refused.countDown();
      return false;
    }
  }

  /** Gives salts as another does, but while it is held none. */
  private static final class HeldIds implements IdGenerator {
    private final IdGenerator other;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HeldIds(IdGenerator other) {
      this.other = other;
    }

    void hold() {
      gate = new CountDownLatch(1);
    }

    void awaitHeld() throws InterruptedException {
      asked.await();
    }

    void release() {
      gate.countDown();
    }

    @Override
    public byte[] random(int length) {
      if (gate.getCount() > 0) {
        asked.countDown();
        awaitOpen();
      }
      return other.random(length);
    }

    private void awaitOpen() {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String next(String prefix) {
      return other.next(prefix);
    }

    @Override
    public String secret() {
      return other.secret();
    }
  }

  @Test
  void afterTheEndNothingIsHashed() {
    var hash = hasher.hash(PASSWORD);
    hasher.close();

    assertThatThrownBy(() -> hasher.verify(PASSWORD, hash)).isInstanceOf(HasherBusy.class);
  }

  private Argon2PasswordHasher withParameters(int memory, int iterations, int parallelism) {
    return new Argon2PasswordHasher(new Argon2Cost(memory, iterations, parallelism), ids, 1, 8);
  }
}
