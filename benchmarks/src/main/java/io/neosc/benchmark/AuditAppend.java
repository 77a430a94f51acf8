package io.neosc.benchmark;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.commit.AuditEntryDocument;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import io.neosc.domain.identity.Account;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * The write path against its floor and a reference (PE-3): each round measures all of them in turn
 * and in slices, so that a noisy machine is noisy for all; medians of five rounds after one to warm
 * up.
 */
public final class AuditAppend implements AutoCloseable {
  private static final int CALLERS = 64;
  private static final int ROUNDS = 5;
  private static final int SLICES = 4;
  private static final String HASH = "0".repeat(64);

  private final Duration slice;
  private final Node ours;
  private final Node second;
  private final Node plain;
  private final MongoClient bare;
  private final MongoCollection<RawBsonDocument> plainEntries;
  private final MongoCollection<Document> plainAccounts;
  private final Account.State[] accounts = new Account.State[CALLERS];
  private final BlockingQueue<Account.State> idle = new LinkedBlockingQueue<>();
  private final Account.State[] secondAccounts = new Account.State[CALLERS];
  private final AtomicLong seq = new AtomicLong();

  private AuditAppend(String uri, Duration each) {
    this.slice = each.dividedBy(SLICES);
    var name = "bench_" + ProcessHandle.current().pid();
    ours = new Node(database(uri, name));
    second = new Node(database(uri, name));
    plain = new Node(database(uri, name + "_plain"));
    bare =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    var database = bare.getDatabase(name + "_plain");
    plainEntries = database.getCollection("audit_log", RawBsonDocument.class);
    plainAccounts = database.getCollection("accounts");
    for (var i = 0; i < accounts.length; i++) {
      accounts[i] = ours.account();
    }
    for (var i = 0; i < CALLERS; i++) {
      secondAccounts[i] = second.account();
    }
    for (var i = 0; i < 4 * CALLERS; i++) {
      idle.add(ours.account());
    }
    var stored =
        ours.bean(MongoDatabase.class)
            .getCollection("accounts")
            .find()
            .limit(CALLERS)
            .into(new ArrayList<>());
    for (var i = 0; i < CALLERS; i++) {
      plainAccounts.insertOne(
          stored.get(i).append("_id", "usr-" + i).append("email_key", i + "@example.org"));
    }
    plainEntries.deleteMany(new Document());
  }

  /**
   * @param arguments seconds per measurement, 3 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    var given = Optional.ofNullable(System.getenv("MONGODB_URI")).filter(uri -> !uri.isBlank());
    if (given.isPresent()) {
      run(given.get(), Duration.ofSeconds(seconds));
    } else {
      try (var mongod = MongodServer.start(MongodOptions.temporary())) {
        run(mongod.uri(), Duration.ofSeconds(seconds));
      }
    }
  }

  private static void run(String uri, Duration each) throws Exception {
    try (var benchmark = new AuditAppend(uri, each)) {
      benchmark.measure().forEach(row -> System.out.println(row.text()));
    }
  }

  static String database(String uri, String name) {
    var query = uri.indexOf('?');
    var base = query < 0 ? uri : uri.substring(0, query);
    var hostsEnd = base.indexOf('/', base.indexOf("://") + 3);
    return (hostsEnd < 0 ? base : base.substring(0, hostsEnd))
        + "/"
        + name
        + (query < 0 ? "" : uri.substring(query));
  }

  private List<Row> measure() throws Exception {
    var floorEntries = new double[ROUNDS];
    var ourEntries = new double[ROUNDS];
    var singleUpdates = new double[ROUNDS];
    var ourChanges = new double[ROUNDS];
    var together = new double[ROUNDS];
    var slower = new double[ROUNDS];
    var p99 = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      var shares = new double[2];
      floorEntries[i] = ourEntries[i] = singleUpdates[i] = ourChanges[i] = 0;
      for (var part = 0; part < SLICES; part++) {
        floorEntries[i] += plainInserts() / SLICES;
        ourEntries[i] += Callers.closedLoop(CALLERS, slice, _ -> ours.entryAlone()) / SLICES;
        singleUpdates[i] += Callers.closedLoop(CALLERS, slice, this::update) / SLICES;
        ourChanges[i] += Callers.closedLoop(CALLERS, slice, this::change) / SLICES;
        twoNodes(shares);
      }
      together[i] = shares[0] + shares[1];
      slower[i] = Math.min(shares[0], shares[1]);
      p99[i] = Callers.openLoopP99(500, slice.multipliedBy(SLICES), this::changeIdle);
      System.err.printf(
          "round %d: plain %.0f/s, entries %.0f/s, updates %.0f/s, changes %.0f/s,"
              + " two nodes %.0f + %.0f/s, p99 %.1f ms%n",
          round + 1,
          floorEntries[i],
          ourEntries[i],
          singleUpdates[i],
          ourChanges[i],
          shares[0],
          shares[1],
          p99[i]);
    }
    return List.of(
        Row.atLeast("entries alone / plain insertMany", ourEntries, floorEntries, 0.90),
        Row.atLeast("changes with entries / single updateOne", ourChanges, singleUpdates, 1.5),
        Row.atMost("p99 acknowledge at 500/s, ms", p99, 15),
        Row.atLeast("two nodes together / one node", together, ourChanges, 0.5),
        Row.atLeast("the slower of two nodes / one node", slower, ourChanges, 0.25));
  }

  private double plainInserts() throws InterruptedException {
    try (var groups = new PlainGroups(plainEntries)) {
      return Callers.closedLoop(CALLERS, slice, _ -> groups.insert(plainEntry()));
    }
  }

  /** As large as ours, on the same indexes, with nothing computed. */
  private RawBsonDocument plainEntry() {
    var ids = plain.bean(IdGenerator.class);
    return AuditEntryDocument.of(
        new AuditEntry(
            AuditEntry.VERSION,
            "main",
            seq.incrementAndGet(),
            new AuditEntryId(ids.next("aud-")),
            null,
            "login",
            "auth",
            Node.now(),
            false,
            null,
            HASH,
            null,
            "4bf92f3577b34da6a3ce929d0e0e4736",
            HASH,
            new PersonalPart(
                Salt.of(ids.random(Salt.LENGTH)),
                "somebody@example.org",
                "192.0.2.17",
                "benchmark/1.0",
                "unknown account",
                null,
                null),
            HASH,
            HASH));
  }

  private void update(int caller) {
    var _ =
        plainAccounts.updateOne(
            Filters.eq("_id", "usr-" + caller),
            Updates.combine(Updates.set("password_hash", HASH), Updates.inc("version", 1L)));
  }

  private void change(int caller) {
    accounts[caller] = ours.change(accounts[caller]);
  }

  /** In an open loop callers overlap: each takes an account that nobody is changing. */
  private void changeIdle(int number) {
    try {
      idle.add(ours.change(idle.take()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("operation " + number + " was interrupted", e);
    }
  }

  private void twoNodes(double[] shares) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other =
          threads.submit(() ->
              Callers.closedLoop(
                  CALLERS,
                  slice,
                  caller -> secondAccounts[caller] = second.change(secondAccounts[caller])));
      shares[0] += Callers.closedLoop(CALLERS, slice, this::change) / SLICES;
      shares[1] += other.get() / SLICES;
    }
  }

  @Override
  public void close() {
    for (var node : List.of(ours, plain)) {
      node.bean(MongoDatabase.class).drop();
    }
    bare.close();
    second.close();
    ours.close();
    plain.close();
  }
}
