package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointStore.Outcome;
import io.neosc.application.audit.port.out.DeliveryPlace;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
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

  private static Boundary boundary(long seq) {
    return Boundary.unsigned(
            new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32)),
            "ef".repeat(32),
            "0123456789abcdef")
        .signedWith("cd".repeat(64));
  }

  private static void leaves(long before, long last) {
    var hash = before == 0 ? ChainHead.GENESIS_HASH : "ab".repeat(32);
    store
        .bean(Commits.class)
        .commit(
            Door.NOBODY,
            ArchivedSegment.leaving(
                new ChainHead(ChainHead.MAIN, before, hash),
                boundary(last),
                Long.MAX_VALUE,
                Door.NOW));
  }

  @Test
  @DisplayName(
      "AU-11 the chain begins behind the last segment that left, of which there is but one")
  void theChainBeginsBehindTheLastSegment() {
    assertThat(checkpoints().boundary(ChainHead.MAIN)).isEmpty();
    leaves(0, 9);
    leaves(9, 100);
    leaves(100, 2_000);
    assertThat(checkpoints().boundary(ChainHead.MAIN)).contains(FoundBoundary.of(boundary(2_000)));
    assertThat(checkpoints().boundary("other")).isEmpty();
    assertThatExceptionOfType(KeyTaken.class).isThrownBy(() -> leaves(100, 150));

    var segments = store.database().getCollection("audit_segments");
    var last = new Document("seq", 2_000);
    segments.updateOne(last, Updates.set("line", "{}"));
    assertThat(checkpoints().boundary(ChainHead.MAIN)).contains(new FoundBoundary(2_000, null));
    segments.updateOne(last, Updates.combine(Updates.set("line", 7), Updates.set("seq", "x")));
    assertThat(checkpoints().boundary(ChainHead.MAIN)).contains(new FoundBoundary(0, null));
  }

  @Test
  @DisplayName("AU-8 how far checkpoints were delivered is kept, and never goes back")
  void thePlaceOfDeliveryNeverGoesBack() {
    var place = store.bean(DeliveryPlace.class);
    assertThat(place.delivered()).isZero();
    for (var seq : new long[] {7, 5_000_000_000L, 9}) {
      place.delivered(seq);
    }
    assertThat(place.delivered()).isEqualTo(5_000_000_000L);
  }
}
