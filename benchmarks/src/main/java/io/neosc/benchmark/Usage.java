package io.neosc.benchmark;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertManyOptions;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import org.bson.BsonDocument;

/**
 * The two questions for the use of workspaces over HTTP, with very many sessions stored (WS-7): of
 * all workspaces, and of one that has half of the sessions. Every session is added up, none is
 * sampled. Medians of three after one to warm up.
 */
public final class Usage {
  private static final int WORKSPACES = 40;
  private static final int ACCOUNTS = 5_000;
  private static final int BATCH = 2_000;
  private static final int ROUNDS = 3;
  private static final Duration SPAN = Duration.ofDays(90);
  private static final Duration MEAN = Duration.ofHours(1);

  private Usage() {}

  /**
   * @param arguments how many sessions, 1,000,000 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var catalogue = new Catalogue(WORKSPACES)) {
      seed(mongod.uri(), count);
      try (var neosc = ServerProcess.neosc(mongod.uri(), catalogue.variables());
          var client = MongoClients.create(mongod.uri())) {
        var token = neosc.login();
        var spending =
            new Spending(
                Map.of("mongod", mongod.pid(), "server", neosc.pid()), client.getDatabase("admin"));
        var from = "from=" + Node.now().minus(SPAN).minus(Duration.ofDays(1));
        System.out.println(
            measured(neosc, spending, token, "/api/admin/usage/workspaces?" + from, count).text());
        System.out.println(
            measured(neosc, spending, token, "/api/workspaces/ws-0/usage?" + from, count).text());
      }
    }
  }

  private static Row measured(
      ServerProcess neosc, Spending spending, String token, String path, int count) {
    var millis = new double[ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      spending.begin();
      var begun = System.nanoTime();
      var answer = neosc.get(path, token);
      millis[Math.max(round, 0)] = (System.nanoTime() - begun) / 1e6;
      System.err.printf(
          "%s: %.0f ms; processor: %s%n", path, (System.nanoTime() - begun) / 1e6, spending.per(1));
      if (round < 0) {
        System.err.println(answer.substring(0, Math.min(answer.length(), 480)));
      }
    }
    return Row.atMost(
        "GET " + path.replaceFirst("\\?.*", "") + ", ms, " + count + " stored", millis, 2000);
  }

  /** Before the product sees them: it builds its indexes faster over what is there. */
  private static void seed(String uri, int count) {
    var begun = System.nanoTime();
    try (var node = new Node(AuditAppend.database(uri, "templates"));
        var client = MongoClients.create(uri)) {
      var forms = new SessionForms(node);
      var sessions =
          client
              .getDatabase("neosc")
              .getCollection("sessions", BsonDocument.class)
              .withWriteConcern(WriteConcern.W1.withJournal(false));
      var random = new SplittableRandom(1);
      var now = System.currentTimeMillis();
      for (var done = 0; done < count; done += BATCH) {
        var batch = new ArrayList<BsonDocument>();
        for (var i = 0; i < Math.min(BATCH, count - done); i++) {
          batch.add(session(forms, random, now));
        }
        sessions.insertMany(batch, new InsertManyOptions().ordered(false));
      }
    }
    System.err.printf("%d sessions in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
  }

  private static BsonDocument session(SessionForms forms, SplittableRandom random, long now) {
    var account = "usr-%06d".formatted(random.nextInt(ACCOUNTS));
    var workspace = "ws-" + (random.nextBoolean() ? 0 : random.nextInt(1, WORKSPACES));
    var start = now - (long) (random.nextDouble() * SPAN.toMillis());
    var length = (long) (-Math.log(1 - random.nextDouble()) * MEAN.toMillis());
    var begun = forms.active(account, workspace, start);
    return forms.ended(begun, Math.min(start + length, now));
  }
}
