package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.testing.CountingIds;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.shared.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** A node's write door on a database, what it showed to observers, and looks into that database. */
final class Door implements AutoCloseable {
  static final CommitContext NOBODY = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final CommitSettings SETTINGS =
      new CommitSettings(
          4096, 512, Duration.ofMillis(1500), Duration.ofMillis(1000), Duration.ofSeconds(10));

  private static final AtomicLong NODES = new AtomicLong();

  final MongoClient client;
  final MongoDatabase database;
  final MongoCommits commits;
  final List<List<Change>> observed = new CopyOnWriteArrayList<>();

  /** How many transactions this node has committed. */
  final AtomicLong transactions = new AtomicLong();

  private final String appName = "door-" + NODES.incrementAndGet();

  private Door(String uri, String name, CommitSettings settings, ReadConcern tailConcern) {
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName(appName)
                .timeout(1200, TimeUnit.MILLISECONDS)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(1000, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(1000, TimeUnit.MILLISECONDS))
                .applyToServerSettings(s -> s.heartbeatFrequency(1000, TimeUnit.MILLISECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .addCommandListener(new Transactions())
                .build());
    database = client.getDatabase(name);
    CommitObserver observer = (_, changes, _) -> observed.add(changes);
    commits =
        new MongoCommits(
            client,
            database,
            new PlainForms(),
            new AuditEntries(new CountingIds(), _ -> false),
            List.of(observer),
            settings,
            new PartTracker("audit_writer", InstantSource.system()),
            tailConcern);
  }

  private final class Transactions implements CommandListener {
    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      if (event.getCommandName().equals("commitTransaction")) {
        transactions.incrementAndGet();
      }
    }
  }

  /** A node on a database that has its collections and indexes. */
  static Door on(String uri, String database) {
    return on(uri, database, SETTINGS, ReadConcern.MAJORITY);
  }

  /** One whose callers wait long enough for the driver to find the server again. */
  static Door patient(String uri, String database) {
    var patience = Duration.ofSeconds(20);
    var settings =
        new CommitSettings(
            SETTINGS.queue(), SETTINGS.batch(), patience, SETTINGS.attempt(), SETTINGS.drain());
    return on(uri, database, settings, ReadConcern.MAJORITY);
  }

  static Door on(String uri, String name, CommitSettings settings, ReadConcern tailConcern) {
    var door = new Door(uri, name, settings, tailConcern);
    var unique = new IndexOptions().unique(true);
    var live = Filters.eq("live", true);
    var database = door.database.withTimeout(30, TimeUnit.SECONDS);
    database
        .getCollection(Collections.AUDIT_LOG)
        .createIndex(Indexes.ascending("chain", "seq"), unique);
    database
        .getCollection(PlainForms.ACCOUNTS)
        .createIndex(Indexes.ascending("email"), new IndexOptions().name("email").unique(true));
    database
        .getCollection(PlainForms.SESSIONS)
        .createIndex(
            Indexes.ascending("workspace", "account", "slot"),
            new IndexOptions().name("slot").unique(true).partialFilterExpression(live));
    var present = database.listCollectionNames().into(new ArrayList<>());
    for (var collection :
        List.of(Collections.COUNTERS, Collections.IDEMPOTENCY_KEYS, Collections.LEASES)) {
      if (!present.contains(collection)) {
        database.createCollection(collection);
      }
    }
    return door;
  }

  /** A sign-in that was refused: an event that changes nothing. */
  static DomainEvent refusedSignIn(String email) {
    return new SignInEvent.Refused(
        email, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, NOW);
  }

  List<AuditEntry> entries() {
    var patient = database.withTimeout(30, TimeUnit.SECONDS);
    return new MongoAuditTrail(patient, new MongoAuditTexts(patient)).from(1, 1_000_000);
  }

  /** Walks the whole chain and returns its length. */
  long intactLength() {
    var report = Verification.of(entries());
    assertThat(report.sound()).as("%s", report).isTrue();
    return report.entries();
  }

  long count(String collection) {
    return database
        .getCollection(collection)
        .withReadConcern(ReadConcern.MAJORITY)
        .withTimeout(30, TimeUnit.SECONDS)
        .countDocuments();
  }

  /** A bounded count as it is stored; 0 if it never moved. */
  long counter(String name) {
    var counter = database.getCollection("counters").find(new Document("_id", name)).first();
    return counter == null ? 0 : counter.getLong("value");
  }

  /** As if it had never been counted, which no version of the product does. */
  void loseCounter(String name) {
    database.getCollection("counters").deleteOne(new Document("_id", name));
  }

  /** Lets the server misbehave towards this node alone; returns how often it has done so far. */
  long failPoint(Object mode, Map<String, ?> data) {
    var all = new Document(data).append("appName", appName);
    var answer =
        admin(
            new Document("configureFailPoint", "failCommand")
                .append("mode", mode)
                .append("data", all));
    return answer.get("count", Number.class).longValue();
  }

  /** Waits until it has misbehaved this often. */
  void awaitFailPoint(long times) {
    admin(new Document("waitForFailPoint", "failCommand").append("timesEntered", times));
  }

  private Document admin(Document command) {
    return client.getDatabase("admin").withTimeout(30, TimeUnit.SECONDS).runCommand(command);
  }

  void noFailPoint() {
    admin(new Document("configureFailPoint", "failCommand").append("mode", "off"));
  }

  @Override
  public void close() {
    commits.close();
    client.close();
  }
}
