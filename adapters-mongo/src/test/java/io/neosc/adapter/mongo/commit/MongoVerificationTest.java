package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.SignedTrail;
import io.neosc.domain.audit.Tampering;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody with the rights to write does to the trail in MongoDB, and what it is called. */
class MongoVerificationTest {
  private static final Logger log = LoggerFactory.getLogger(MongoVerificationTest.class);
  private static final int TRAILS = 1_000;
  private static final int SLICE = 25;
  private static final String OTHER = AuditFixture.anId(0xabcdef).value();

  private static TestStore store;
  private static MongoCollection<RawBsonDocument> entries;
  private static MongoCollection<BsonDocument> checkpoints;

  @BeforeAll
  static void start() {
    store = TestStore.prepared();
    var database = store.database().withWriteConcern(WriteConcern.W1);
    entries = database.getCollection("audit_log", RawBsonDocument.class);
    checkpoints = database.getCollection("audit_checkpoints", BsonDocument.class);
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  @Test
  @DisplayName(
      "AU-9 of 1,000 tamperings in MongoDB each is found, with its name and its place, and 1,000"
          + " clean trails raise no alarm")
  void tamperingsInTheDatabaseAreNamed() {
    var random = new Random(94);
    var found = new TreeMap<String, Integer>();
    for (var i = 0; i < TRAILS; i++) {
      var trail = SignedTrail.random(random);
      written(trail);
      assertThat(verified(trail).worst()).isEqualTo(Status.INTACT);

      var tampering = Tampering.random(trail, random);
      tamper(trail, tampering);
      var report = verified(trail);
      var first = report.first().orElseThrow(() -> new AssertionError(tampering));
      assertThat(first.kind()).as("%s: %s", tampering.name(), report).isEqualTo(tampering.kind());
      assertThat(first.seq())
          .as("%s: %s", tampering.name(), report)
          .isBetween(tampering.earliest(), tampering.latest());
      found.merge(tampering.name() + ": " + first.kind().text(), 1, Integer::sum);
    }
    log.info("Found: {}", found);
    assertThat(found).hasSizeGreaterThanOrEqualTo(14);
  }

  @Test
  @DisplayName("AU-9 a field of another type is a verdict, whichever it is")
  void otherTypesAreVerdicts() {
    var trail = SignedTrail.random(new Random(7));
    for (var field :
        List.of(
            "timestamp", "action", "resource", "success", "commitment", "hash", "prev_hash", "v")) {
      assertThat(after(trail, Updates.set(field, new Document("x", 1))))
          .as(field)
          .isEqualTo(new Finding(Kind.CHANGED, 5, ""));
      assertThat(after(trail, Updates.unset(field)))
          .as(field)
          .isEqualTo(new Finding(Kind.CHANGED, 5, ""));
    }
    assertThat(after(trail, Updates.set("personal", "nothing")).kind()).isEqualTo(Kind.CHANGED);
    assertThat(after(trail, Updates.set("seq", 5.0))).isEqualTo(new Finding(Kind.CHANGED, 5, ""));
    assertThat(after(trail, Updates.set("seq", "5"))).isEqualTo(new Finding(Kind.DELETED, 5, ""));
    assertThat(after(trail, Updates.unset("seq"))).isEqualTo(new Finding(Kind.DELETED, 5, ""));
    assertThat(after(trail, Updates.set("chain", "other")))
        .isEqualTo(new Finding(Kind.DELETED, 5, ""));
  }

  @Test
  @DisplayName("AU-9 what was put between two places, and twice into one, is inserted")
  void whatHasNoPlaceIsInserted() {
    var trail = SignedTrail.random(new Random(7));
    written(trail);
    entries.insertOne(between(trail.entries().get(4), new BsonDouble(5.5)));
    readable();
    assertThat(withoutProse(verified(trail))).isEqualTo(new Finding(Kind.INSERTED, 6, ""));

    entries.dropIndex("chain_seq");
    for (var seq : List.of(new BsonInt64(5), new BsonInt32(5), new BsonDouble(5))) {
      written(trail);
      entries.insertOne(between(trail.entries().get(4), seq));
      readable();
      assertThat(withoutProse(verified(trail)))
          .as("%s", seq)
          .isEqualTo(new Finding(Kind.INSERTED, 5, ""));
    }
    entries.deleteMany(new Document());
    entries.createIndex(
        new Document("chain", 1).append("seq", 1),
        new IndexOptions().name("chain_seq").unique(true));
  }

  private static RawBsonDocument between(AuditEntry like, BsonValue seq) {
    var document = new BsonDocument();
    document.putAll(AuditEntryDocument.of(like));
    document.append("_id", new BsonString(OTHER)).append("seq", seq);
    return new RawBsonDocument(document, new BsonDocumentCodec());
  }

  private static Finding after(SignedTrail trail, Bson change) {
    written(trail);
    entries.updateOne(Filters.eq("seq", 5), change);
    readable();
    return withoutProse(verified(trail));
  }

  private static Finding withoutProse(VerificationReport report) {
    var first = report.first().orElseThrow();
    return new Finding(first.kind(), first.seq(), "");
  }

  private static void written(SignedTrail trail) {
    entries.deleteMany(new Document());
    checkpoints.deleteMany(new Document());
    if (!trail.checkpoints().isEmpty()) {
      checkpoints.insertMany(trail.checkpoints().stream().map(c -> line(c.line(), c)).toList());
    }
    entries.insertMany(trail.entries().stream().map(AuditEntryDocument::of).toList());
    readable();
  }

  /** What was written before is with a majority when this is. */
  private static void readable() {
    checkpoints
        .withWriteConcern(WriteConcern.MAJORITY)
        .updateOne(Filters.eq("_id", "none"), Updates.unset("none"));
  }

  private static BsonDocument line(String line, Checkpoint of) {
    return new BsonDocument("_id", new BsonString("main/" + of.previous()))
        .append("chain", new BsonString(ChainHead.MAIN))
        .append("seq", new BsonInt64(of.head().seq()))
        .append("line", new BsonString(line));
  }

  /** Takes away and puts there what differs. */
  private static void tamper(SignedTrail trail, Tampering tampering) {
    var before = new HashMap<String, AuditEntry>();
    trail.entries().forEach(entry -> before.put(entry.id().value(), entry));
    List<WriteModel<RawBsonDocument>> away = new ArrayList<>();
    List<WriteModel<RawBsonDocument>> there = new ArrayList<>();
    for (var entry : tampering.entries()) {
      var was = before.remove(entry.id().value());
      if (!entry.equals(was)) {
        if (was != null) {
          away.add(new DeleteOneModel<>(Filters.eq("_id", was.id().value())));
        }
        there.add(new InsertOneModel<>(AuditEntryDocument.of(entry)));
      }
    }
    before.keySet().forEach(id -> away.add(new DeleteOneModel<>(Filters.eq("_id", id))));
    away.addAll(there);
    if (!away.isEmpty()) {
      entries.bulkWrite(away);
    }
    if (!tampering.stored().equals(trail.checkpoints())) {
      checkpoints.deleteMany(new Document());
      if (!tampering.stored().isEmpty()) {
        checkpoints.insertMany(tampering.stored().stream().map(c -> line(c.line(), c)).toList());
      }
    }
    readable();
  }

  private static VerificationReport verified(SignedTrail trail) {
    var stored = store.bean(CheckpointStore.class).after(ChainHead.MAIN, 0, 1_000);
    var kept = trail.checkpoints().stream().map(FoundCheckpoint::of).iterator();
    var trust = CheckpointTrust.of(stored.iterator(), kept, SignedTrail::check, Long.MAX_VALUE);
    var verification = new Verification(ChainHead.genesis(ChainHead.MAIN), trust);
    var trailAsFound = store.bean(FoundTrail.class);
    var next = 1L;
    while (next != FoundTrail.END) {
      var slice = trailAsFound.found(ChainHead.MAIN, next, SLICE);
      slice.entries().forEach(verification::see);
      next = slice.next();
    }
    return verification.report(trail.now(), SignedTrail.INTERVAL);
  }
}
