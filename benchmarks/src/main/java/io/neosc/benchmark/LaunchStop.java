package io.neosc.benchmark;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

/**
 * Launching and stopping over HTTP by 32 callers, each with an account and a connection of its own,
 * one after the other, with sign-in, limits, chained audit and all that belongs to it. The floor is
 * the bare driver in this process: 32 threads that insert the very document of a launched session
 * and replace it by that of the ended one, filtered on its version, each acknowledged by a majority
 * and journaled, into a collection with the same indexes. It writes no audit entry and no counter,
 * reads nothing before, and speaks no HTTP. An operation is one launch or one stop. Each round
 * measures both in turn and in slices; medians of three rounds after one to warm up. Then the 99th
 * percentile of both together at 100 a second, whatever became of those before.
 */
public final class LaunchStop {
  private static final int CALLERS = 32;
  private static final int OPEN_LOOP_CALLERS = 64;
  private static final int PER_SECOND = 100;
  private static final int ROUNDS = 3;
  private static final int SLICES = 4;
  private static final double GOAL = 0.7;

  /** The compiler needs a while for all that an operation passes through. */
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private static final String LAUNCH = "/api/workspaces/ws-0/launch";
  private static final String STOP = "/api/workspaces/ws-0/stop";

  private LaunchStop() {}

  /**
   * @param arguments seconds per measurement, 8 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
    var slice = Duration.ofSeconds(seconds).dividedBy(SLICES);
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var catalogue = new Catalogue(1);
        var neosc = ServerProcess.neosc(mongod.uri(), catalogue.variables());
        var node = new Node(AuditAppend.database(mongod.uri(), "floor"));
        var client = MongoClients.create(mongod.uri())) {
      var tokens = new String[OPEN_LOOP_CALLERS];
      for (var i = 0; i < tokens.length; i++) {
        neosc.register("caller" + i + "@example.org");
        tokens[i] = neosc.login("caller" + i + "@example.org");
      }
      var floor =
          new Floor(
              new SessionForms(node),
              client
                  .getDatabase("floor")
                  .getCollection("sessions", BsonDocument.class)
                  .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
      try (var ours = new KeepAlive(neosc.port(), cycles(tokens))) {
        ours.perSecond(WARM_UP);
        System.out.println(measure(slice, ours, floor).text());
        spend(mongod, neosc, client, slice.multipliedBy(SLICES), ours, floor);
      }
      System.out.println(openLoop(neosc, tokens, seconds).text());
    }
  }

  private static byte[][][] cycles(String[] tokens) {
    var cycles = new byte[CALLERS][][];
    for (var i = 0; i < CALLERS; i++) {
      cycles[i] = new byte[][] {KeepAlive.post(LAUNCH, tokens[i]), KeepAlive.post(STOP, tokens[i])};
    }
    return cycles;
  }

  private static Row measure(Duration slice, KeepAlive ours, Floor floor) throws Exception {
    var product = new double[ROUNDS];
    var bare = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      product[i] = bare[i] = 0;
      for (var part = 0; part < SLICES; part++) {
        bare[i] += Callers.closedLoop(CALLERS, slice, floor) / SLICES;
        product[i] += ours.perSecond(slice) / SLICES;
      }
      System.err.printf("round %d: ours %.0f/s, driver %.0f/s%n", round + 1, product[i], bare[i]);
    }
    return Row.atLeast(
        "launch and stop over HTTP / bare driver, " + CALLERS + " callers", product, bare, GOAL);
  }

  /** What one operation costs, which holds on a busy machine too. */
  private static void spend(
      MongodServer mongod,
      ServerProcess neosc,
      MongoClient client,
      Duration duration,
      KeepAlive ours,
      Floor floor)
      throws Exception {
    var pids =
        Map.of(
            "benchmark", ProcessHandle.current().pid(),
            "mongod", mongod.pid(),
            "server", neosc.pid());
    var spending = new Spending(pids, client.getDatabase("admin"));
    var begun = System.nanoTime();
    var rate = ours.perSecond(duration);
    System.err.println("ours: " + spending.per(rate * (System.nanoTime() - begun) / 1e9));
    spending.begin();
    begun = System.nanoTime();
    rate = Callers.closedLoop(CALLERS, duration, floor);
    System.err.println("driver: " + spending.per(rate * (System.nanoTime() - begun) / 1e9));
  }

  /** Each caller's turn comes again after 640 ms. */
  private static Row openLoop(ServerProcess neosc, String[] tokens, int seconds) {
    for (var token : tokens) {
      neosc.tryChange(STOP, token);
    }
    var millis = new double[ROUNDS];
    for (var round = 0; round < ROUNDS; round++) {
      millis[round] =
          Callers.openLoopP99(
              PER_SECOND,
              Duration.ofSeconds(seconds),
              number -> {
                var launches = number / OPEN_LOOP_CALLERS % 2 == 0;
                neosc.change(launches ? LAUNCH : STOP, tokens[number % OPEN_LOOP_CALLERS]);
              });
      System.err.printf("p99 at %d/s: %.1f ms%n", PER_SECOND, millis[round]);
      for (var token : tokens) {
        neosc.tryChange(STOP, token);
      }
    }
    return Row.figure("launch and stop over HTTP, p99 in ms at " + PER_SECOND + "/s", millis);
  }

  /** What a launch and a stop leave in the collection of sessions, and nothing else. */
  private static final class Floor implements Callers.Operation {
    private final SessionForms forms;
    private final MongoCollection<BsonDocument> sessions;
    private final @Nullable BsonDocument[] going = new @Nullable BsonDocument[CALLERS];

    Floor(SessionForms forms, MongoCollection<BsonDocument> sessions) {
      this.forms = forms;
      this.sessions = sessions;
    }

    @Override
    public void run(int caller) {
      var begun = going[caller];
      var now = System.currentTimeMillis();
      if (begun == null) {
        var launched = forms.active("usr-%03d".formatted(caller), "ws-0", now);
        sessions.insertOne(launched);
        going[caller] = launched;
        return;
      }
      var filter =
          Filters.and(Filters.eq("_id", begun.get("_id")), Filters.eq("version", new BsonInt64(1)));
      if (sessions.replaceOne(filter, forms.ended(begun, now)).getMatchedCount() != 1) {
        throw new IllegalStateException("a session was not replaced");
      }
      going[caller] = null;
    }
  }
}
