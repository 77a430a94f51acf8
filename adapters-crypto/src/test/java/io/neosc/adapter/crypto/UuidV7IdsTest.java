package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UuidV7IdsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  private final UuidV7Ids ids = new UuidV7Ids(InstantSource.fixed(NOW));

  @Test
  @DisplayName("API-1: an id is its prefix and a UUID of version 7 in lower case")
  void anIdIsThePrefixAndAUuidOfVersion7() {
    var id = ids.next("ses-");

    assertThat(id)
        .matches("ses-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    var uuid = uuid(id);
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void theFirst48BitsAreTheMillisecondsOfItsMaking() {
    assertThat(millis(ids.next("ses-"))).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void idsOfOneMillisecondSortByTheOrderOfTheirMaking() {
    var made = IntStream.range(0, 20_000).mapToObj(_ -> ids.next("x-")).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aCounterThatIsFullBorrowsFromTheNextMillisecond() {
    var made = IntStream.range(0, 5_000).mapToObj(_ -> ids.next("x-")).toList();

    assertThat(millis(made.getLast())).isEqualTo(NOW.toEpochMilli() + 1);
  }

  @Test
  void aClockThatGoesBackDoesNotBreakTheOrder() {
    var now = new AtomicLong(NOW.toEpochMilli());
    var generator = new UuidV7Ids(() -> Instant.ofEpochMilli(now.get()));
    var made = new ArrayList<String>();

    made.add(generator.next("x-"));
    now.addAndGet(-60_000);
    made.add(generator.next("x-"));
    now.addAndGet(60_001);
    made.add(generator.next("x-"));

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(millis(made.getLast())).isEqualTo(NOW.toEpochMilli() + 1);
  }

  @Test
  void manyThreadsNeverGetTheSameIdAndEachSeesItsOwnInOrder() throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work = new ArrayList<Callable<List<String>>>();
      for (var i = 0; i < 8; i++) {
        work.add(() -> IntStream.range(0, 20_000).mapToObj(_ -> ids.next("x-")).toList());
      }
      var all = new HashSet<String>();
      for (var made : pool.invokeAll(work)) {
        assertThat(made.get()).isSorted();
        all.addAll(made.get());
      }

      assertThat(all).hasSize(160_000);
    }
  }

  @Test
  void theRandomPartDiffersFromIdToId() {
    var lowHalves =
        IntStream.range(0, 10_000)
            .mapToObj(_ -> uuid(ids.next("x-")).getLeastSignificantBits())
            .distinct()
            .count();

    assertThat(lowHalves).isEqualTo(10_000);
  }

  @Test
  void everyBitOfTheRandomPartIsUsed() {
    var everSet = 0L;
    var everClear = 0L;
    for (var i = 0; i < 1_000; i++) {
      var low = uuid(ids.next("x-")).getLeastSignificantBits();
      everSet |= low;
      everClear |= ~low;
    }

    assertThat(everSet).isEqualTo(0xBFFF_FFFF_FFFF_FFFFL);
    assertThat(everClear).isEqualTo(0x7FFF_FFFF_FFFF_FFFFL);
  }

  @Test
  @DisplayName("ID-6: a secret holds 256 bits in base64url")
  void aSecretHolds256BitsInBase64Url() {
    var secrets = IntStream.range(0, 1_000).mapToObj(_ -> ids.secret()).toList();

    assertThat(secrets).doesNotHaveDuplicates().allMatch(s -> s.matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void randomBytesHaveTheLengthThatWasAskedForAlsoBeyondOneBlock() {
    for (var length : new int[] {0, 1, 16, 1_000, 10_000}) {
      assertThat(ids.random(length)).hasSize(length);
    }
    assertThat(ids.random(16)).isNotEqualTo(ids.random(16));
    assertThat(ids.random(10_000)).isNotEqualTo(ids.random(10_000));
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id.substring(id.indexOf('-') + 1));
  }

  private static long millis(String id) {
    return uuid(id).getMostSignificantBits() >>> 16;
  }
}
