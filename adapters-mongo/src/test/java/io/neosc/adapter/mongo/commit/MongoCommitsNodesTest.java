package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several nodes on one chain. */
class MongoCommitsNodesTest {
  private static final Logger LOG = LoggerFactory.getLogger(MongoCommitsNodesTest.class);
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  @DisplayName("AU-7: two nodes share the chain: no fork, no gap, and neither starves")
  void twoNodes() throws Exception {
    var mongod = MongodForTests.shared();
    var database = mongod.newDatabase();
    var ledgerOfA = new Ledger();
    var ledgerOfB = new Ledger();
    try (var a = Door.patient(mongod.uri(), database);
        var b = Door.patient(mongod.uri(), database)) {
      try (var alone = new Load(ledgerOfA, a, 64)) {
        alone.awaitMore(2000, LONG);
        alone.stop();
      }
      var before = ledgerOfA.acknowledged();
      var started = System.nanoTime();
      try (var loadA = new Load(ledgerOfA, a, 64);
          var loadB = new Load(ledgerOfB, b, 64)) {
        loadA.awaitMore(2000, LONG);
        loadB.awaitMore(ledgerOfB.acknowledged() < 1000 ? 1000 : 0, LONG);
        loadA.stop();
        loadB.stop();
      }
      var millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
      var shareOfA = ledgerOfA.acknowledged() - before;
      var shareOfB = ledgerOfB.acknowledged();
      LOG.info("two nodes: {} and {} operations in {} ms", shareOfA, shareOfB, millis);
      assertThat(shareOfB).isGreaterThan(500);
      assertThat(a.intactLength())
          .isGreaterThanOrEqualTo(ledgerOfA.acknowledged() + ledgerOfB.acknowledged());
      assertThat(ledgerOfA.refusals()).isEmpty();
      assertThat(ledgerOfB.refusals()).isEmpty();
    }
  }
}
