package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointStore.Outcome;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MongoCheckpointStoreTest {
  private static TestStore store;

  @BeforeAll
  static void start() {
    store = TestStore.prepared();
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  @BeforeEach
  void empty() {
    store.database().getCollection("audit_checkpoints").deleteMany(new Document());
  }

  private static CheckpointStore checkpoints() {
    return store.bean(CheckpointStore.class);
  }

  private static Checkpoint at(long seq, String previous) {
    return Checkpoint.unsigned(
            new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32)),
            Instant.parse("2026-03-05T12:00:00.007Z"),
            previous,
            "0123456789abcdef")
        .signedWith("cd".repeat(64));
  }

  @Test
  @DisplayName("AU-8 checkpoints come back as they were stored, in the chain's order, page by page")
  void theyComeBack() {
    var first = at(2, ChainHead.GENESIS_HASH);
    var second = at(10, first.digest());
    var third = at(11, second.digest());
    for (var each : List.of(first, second, third)) {
      assertThat(checkpoints().append(each)).isEqualTo(Outcome.STORED);
    }

    assertThat(checkpoints().at(ChainHead.MAIN, 10)).contains(new FoundCheckpoint(10, second));
    assertThat(checkpoints().at(ChainHead.MAIN, 9)).isEmpty();
    assertThat(checkpoints().at("other", 10)).isEmpty();
    assertThat(checkpoints().after(ChainHead.MAIN, 2, 1))
        .containsExactly(new FoundCheckpoint(10, second));
    assertThat(checkpoints().after(ChainHead.MAIN, 0, 9))
        .extracting(FoundCheckpoint::checkpoint)
        .containsExactly(first, second, third);
  }

  @Test
  @DisplayName("AU-8 none has two successors and no place two checkpoints, whoever writes")
  void noneHasTwoSuccessors() {
    var first = at(2, ChainHead.GENESIS_HASH);
    assertThat(checkpoints().append(first)).isEqualTo(Outcome.STORED);

    assertThat(checkpoints().append(at(3, ChainHead.GENESIS_HASH))).isEqualTo(Outcome.OVERTAKEN);
    assertThat(checkpoints().append(at(2, first.digest()))).isEqualTo(Outcome.OVERTAKEN);
    assertThat(checkpoints().append(first)).isEqualTo(Outcome.OVERTAKEN);

    assertThat(checkpoints().after(ChainHead.MAIN, 0, 9)).hasSize(1);
  }

  @Test
  @DisplayName("AU-8 AU-9 what is no checkpoint any more, to the type of a field, is told as such")
  void whatIsNoCheckpointIsTold() {
    var line = at(3, ChainHead.GENESIS_HASH).line();
    for (Bson change :
        List.of(
            Updates.set("line", line),
            Updates.set("line", 7),
            Updates.unset("line"),
            Updates.set("seq", 2),
            Updates.set("seq", 2.0),
            Updates.set("more", true))) {
      empty();
      checkpoints().append(at(2, ChainHead.GENESIS_HASH));
      store.database().getCollection("audit_checkpoints").updateOne(new Document(), change);

      assertThat(checkpoints().after(ChainHead.MAIN, 0, 9))
          .containsExactly(new FoundCheckpoint(2, null));
      assertThat(checkpoints().at(ChainHead.MAIN, 2)).contains(new FoundCheckpoint(2, null));
    }
  }
}
