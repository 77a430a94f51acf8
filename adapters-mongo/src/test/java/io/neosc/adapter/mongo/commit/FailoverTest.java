package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.SETTINGS;
import static io.neosc.adapter.mongo.commit.Door.refusedSignIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ReadConcern;
import com.mongodb.ReadConcernLevel;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.testing.CountingIds;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Verification;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.ReplicaSet;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica set of three that loses its primary. */
class FailoverTest {
  private static final Logger LOG = LoggerFactory.getLogger(FailoverTest.class);
  private static final CommitSettings SLOW =
      new CommitSettings(
          4096, 512, Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(30));

  private ReplicaSet set;
  private Door door;

  @BeforeEach
  void start() {
    set = ReplicaSet.start(3, MongodOptions.temporary().withTestCommands());
    door = Door.on(set.uri(), "failover");
  }

  @AfterEach
  void stop() {
    door.close();
    set.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"majority", "local"})
  @DisplayName(
      "AU-7: only a tail read with majority is safe: a local one leaves a gap after a failover")
  void tailIsReadWithMajority(String concern) {
    door.commits.record(NOBODY, refusedSignIn("one@example.com"));
    var old = set.primary();
    replication(old, false);
    var unreplicated = AuditLog.after(door.entries().getLast().head());
    door.database
        .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
        .withWriteConcern(WriteConcern.W1)
        .insertOne(entry("lost@example.com").chained(unreplicated));

    var chain =
        new ChainStore(
            door.database,
            ChainHead.MAIN,
            SLOW,
            new ReadConcern(ReadConcernLevel.fromString(concern)));
    var head = chain.head();
    set.kill(old);
    replication(old, true);
    set.primary();
    chain.append(null, head, List.of(pending(entry("next@example.com"))));
    set.restart(old);

    var report = Verification.of(door.entries());
    if (concern.equals("majority")) {
      assertThat(report.sound()).isTrue();
      assertThat(report.entries()).isEqualTo(2);
    } else {
      assertThat(report.first())
          .get()
          .extracting(Finding::kind, Finding::seq)
          .containsExactly(Finding.Kind.DELETED, 2L);
    }
  }

  @Test
  @DisplayName(
      "AU-7, RE-1: two nodes and ten kills of the primary: nothing acknowledged is lost or doubled")
  void tenKills() throws Exception {
    var ledger = new Ledger();
    var random = new Random(20260302);
    try (var second = Door.on(set.uri(), "failover");
        var here = new Load(ledger, door, 8);
        var there = new Load(ledger, second, 8)) {
      for (var kill = 0; kill < 10; kill++) {
        here.awaitMore(50 + random.nextInt(300), Duration.ofSeconds(60));
        var primary = set.primary();
        set.kill(primary);
        set.restart(primary);
      }
      here.awaitMore(100, Duration.ofSeconds(60));
      here.stop();
      there.stop();
    }
    LOG.info("ten kills: {} acknowledged, {}", ledger.acknowledged(), ledger.refusals());
    ledger.assertKept(door);
  }

  private static ChainableEntry entry(String email) {
    var drafts =
        new AuditEntries(new CountingIds(), _ -> false).of(NOBODY, List.of(refusedSignIn(email)));
    return new ChainableEntry(ChainHead.MAIN, drafts.getFirst());
  }

  private static Pending pending(ChainableEntry entry) {
    return new Pending(List.of(), List.of(), List.of(entry), null, false, SETTINGS.deadline());
  }

  /** Lets all members but one follow the primary, or not. */
  private void replication(int primary, boolean on) {
    // Not ConnectionString.getHosts(): it sorts them, and here a member's number is its place.
    var hosts = List.of(set.uri().replaceAll("^mongodb://|/.*$", "").split(","));
    for (var member = 0; member < set.size(); member++) {
      if (member != primary) {
        try (var client =
            MongoClients.create("mongodb://" + hosts.get(member) + "/?directConnection=true")) {
          client
              .getDatabase("admin")
              .runCommand(
                  new Document("configureFailPoint", "stopReplProducer")
                      .append("mode", on ? "off" : "alwaysOn"));
        }
      }
    }
  }
}
