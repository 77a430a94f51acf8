package io.neosc.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("OP-7: three members of one replica set, and their faults")
class ReplicaSetTest {

  private static ReplicaSet set;

  @BeforeAll
  static void start() {
    set = ReplicaSet.start(3, MongodOptions.temporary());
  }

  @AfterAll
  static void stop() {
    var mongods =
        IntStream.range(0, set.size())
            .mapToObj(set::pid)
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .toList();
    set.close();
    assertThat(mongods).hasSize(3).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @DisplayName("OP-7: when the primary is killed another takes over and no majority write is lost")
  void aKilledPrimaryIsReplaced() {
    write("before");
    var killed = set.primary();
    var mongod = ProcessHandle.of(set.pid(killed)).orElseThrow();

    set.kill(killed);

    assertThat(mongod.isAlive()).isFalse();
    assertThat(set.primary()).isNotEqualTo(killed);
    write("between");
    set.restart(killed);
    assertThat(read("before")).isOne();
    assertThat(read("between")).isOne();
  }

  @Test
  @DisplayName(
      "OP-7: a primary that froze is replaced, and not taken for primary once it is thawed")
  void aFrozenPrimaryIsReplaced() {
    var frozen = set.primary();

    int next;
    set.freeze(frozen);
    try {
      next = set.primary();
      write("while one is frozen");
    } finally {
      set.thaw(frozen);
    }

    assertThat(next).isNotEqualTo(frozen);
    assertThat(set.primary()).isEqualTo(next);
    assertThat(read("while one is frozen")).isOne();
  }

  @Test
  @DisplayName("OP-7: a primary that steps down hands over to another")
  void aSteppedDownPrimaryHandsOver() {
    var before = set.primary();

    var after = set.stepDown();

    assertThat(after).isNotEqualTo(before).isEqualTo(set.primary());
    write("after the hand-over");
  }

  @Test
  @DisplayName("A set has temporary data only, and at least one member")
  void unfitOptionsAreRefused() {
    var temporary = MongodOptions.temporary();
    assertThatThrownBy(() -> ReplicaSet.start(0, temporary))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReplicaSet.start(3, temporary.asStandalone()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReplicaSet.start(3, MongodOptions.keptIn(Path.of("data"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void write(String id) {
    things(things -> things.insertOne(new Document("_id", id)));
  }

  private static long read(String id) {
    return things(things -> things.countDocuments(new Document("_id", id)));
  }

  /** A client of its own: one from before a freeze would wait for the frozen member. */
  private static <T> T things(Function<MongoCollection<Document>, T> use) {
    try (var client = MongoClients.create(set.uri() + "&w=majority&timeoutMS=10000")) {
      return use.apply(client.getDatabase("test").getCollection("things"));
    }
  }
}
