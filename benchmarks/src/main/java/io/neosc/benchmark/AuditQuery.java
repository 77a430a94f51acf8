package io.neosc.benchmark;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Pages of the trail over HTTP, each against the bare driver's find and decode of the same page
 * from the same index, on trails of 10^4 entries and more (PE-4, AU-4): the newest 500, and three
 * pages of 100 by several conditions. Ours and the floor are asked in turn, request by request, so
 * that a busy neighbour of the machine meets both; p50 of each round, then medians of the rounds
 * after those that warm up. One connection asks.
 */
public final class AuditQuery implements AutoCloseable {
  private static final int SMALLEST = 10_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 1;

  /**
   * A server that has just been started takes two to three times as long: the compiler needs about
   * 15,000 requests for all that one passes through, on two cores on which it is not alone.
   */
  private static final int ASKED_BEFORE = 20_000;

  private static final int ASKED = 100;
  private static final int PAGE = 100;
  private static final int FAR = 1_000;
  private static final Bson NEWEST_FIRST = Sorts.descending("timestamp", "seq");
  private static final Pattern NEXT = Pattern.compile("(?i)link: <([^>]+)>; rel=\"next\"");
  private static final List<Asked> QUESTIONS =
      List.of(
          new Asked("newest 500", "", Filters.empty(), "newest", 500),
          new Asked(
              "account and actions",
              "user_id=" + AuditSeeds.user(AuditSeeds.BUSY) + "&action=login&action=stop_workspace",
              Filters.and(
                  Filters.eq("user_id", AuditSeeds.user(AuditSeeds.BUSY)),
                  Filters.in("action", "login", "stop_workspace")),
              "by_user",
              PAGE),
          new Asked(
              "refused sign-ins",
              "view=failed-auth&resource=auth",
              Filters.and(
                  Filters.eq("success", false),
                  Filters.eq("resource", "auth"),
                  Filters.in("action", "login", "refresh_token")),
              "failures",
              PAGE),
          new Asked(
              "address, resource and outcome",
              "ip=" + AuditSeeds.address(AuditSeeds.BUSY) + "&resource=auth&success=true",
              Filters.and(
                  Filters.eq("personal.ip_address", AuditSeeds.address(AuditSeeds.BUSY)),
                  Filters.eq("resource", "auth"),
                  Filters.eq("success", true)),
              "by_ip",
              PAGE));

  private final List<Trail> trails = new ArrayList<>();
  private final MongoClient bare;

  /** A question as ours and as the driver are asked. */
  private record Asked(String name, String query, Bson filter, String index, int limit) {}

  /** A stored trail and the product on it. */
  private record Trail(
      int size, ServerProcess neosc, OneLine line, String token, MongoCollection<Document> stored) {

    P50 inTurn(Asked asked) throws IOException {
      var request = KeepAlive.get(path(asked), token);
      return P50.of(
          () -> line.ask(request),
          () ->
              stored
                  .find(asked.filter())
                  .sort(NEWEST_FIRST)
                  .hintString(asked.index())
                  .limit(asked.limit())
                  .batchSize(asked.limit())
                  .into(new ArrayList<>()));
    }

    P50 inTurn(String one, String other) throws IOException {
      var first = KeepAlive.get(one, token);
      var second = KeepAlive.get(other, token);
      return P50.of(() -> line.ask(first), () -> line.ask(second));
    }
  }

  /** Medians in ms of two that were asked in turn. */
  private record P50(double one, double other) {

    static P50 of(Ask one, Ask other) throws IOException {
      var ones = new double[ASKED];
      var others = new double[ASKED];
      for (var i = 0; i < ASKED; i++) {
        ones[i] = millis(one);
        others[i] = millis(other);
      }
      return new P50(Row.median(ones), Row.median(others));
    }

    private static double millis(Ask asked) throws IOException {
      var begun = System.nanoTime();
      asked.once();
      return (System.nanoTime() - begun) / 1e6;
    }
  }

  @FunctionalInterface
  private interface Ask {
    void once() throws IOException;
  }

  private AuditQuery(String uri, int largest) throws IOException {
    bare = MongoClients.create(uri);
    var servers = new LinkedHashMap<Integer, ServerProcess>();
    for (var size = SMALLEST; size <= largest; size *= 10) {
      var name = "trail_" + size;
      AuditSeeds.into(bare.getDatabase(name), size);
      var begun = System.nanoTime();
      var neosc = ServerProcess.neosc(AuditAppend.database(uri, name));
      System.err.printf("ready after %.0f s%n", (System.nanoTime() - begun) / 1e9);
      servers.put(size, neosc);
    }
    // A server closes what is silent for as long as the next one's trail takes.
    for (var server : servers.entrySet()) {
      trails.add(
          new Trail(
              server.getKey(),
              server.getValue(),
              new OneLine(server.getValue().port()),
              server.getValue().login(),
              bare.getDatabase("trail_" + server.getKey()).getCollection("audit_log")));
    }
  }

  /**
   * @param arguments the largest trail, 1,000,000 entries if absent
   */
  public static void main(String[] arguments) throws Exception {
    var largest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var benchmark = new AuditQuery(mongod.uri(), largest)) {
      benchmark.warmUp();
      for (var asked : QUESTIONS) {
        benchmark.measure(asked).forEach(row -> System.out.println(row.text()));
      }
      System.out.println(benchmark.farAway().text());
    }
  }

  /** In turn, for a server closes what is silent for a minute. */
  private void warmUp() throws IOException {
    for (var done = 0; done < ASKED_BEFORE; done += ASKED * QUESTIONS.size()) {
      for (var trail : trails) {
        for (var asked : QUESTIONS) {
          var _ = trail.inTurn(asked);
        }
      }
    }
  }

  private static String path(Asked asked) {
    var path = "/api/audit-logs?limit=" + asked.limit();
    return asked.query().isEmpty() ? path : path + "&" + asked.query();
  }

  private List<Row> measure(Asked asked) throws IOException {
    var ours = new double[trails.size()][ROUNDS];
    var floor = new double[trails.size()][ROUNDS];
    for (var round = -WARM_UP; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      for (var t = 0; t < trails.size(); t++) {
        var p50 = trails.get(t).inTurn(asked);
        ours[t][i] = p50.one();
        floor[t][i] = p50.other();
        System.err.printf(
            "%s, %d entries, round %d: ours %.2f ms, driver %.2f ms%n",
            asked.name(), trails.get(t).size(), round + 1, ours[t][i], floor[t][i]);
      }
    }
    var rows = new ArrayList<Row>();
    for (var t = 0; t < trails.size(); t++) {
      var row = "%s, %d entries, ms / bare driver".formatted(asked.name(), trails.get(t).size());
      rows.add(Row.atMostTimes(row, ours[t], floor[t], 2));
    }
    var row = "%s, ms, %d entries / %d";
    rows.add(
        Row.atMostTimes(
            row.formatted(asked.name(), trails.getLast().size(), SMALLEST),
            ours[trails.size() - 1],
            ours[0],
            1.5));
    return rows;
  }

  /** Page 1,000, or the last one of a short trail, against the first, as the links lead. */
  private Row farAway() throws IOException {
    var trail = trails.getLast();
    var first = "/api/audit-logs?limit=" + PAGE;
    var far = first;
    var number = 1;
    for (; number < Math.min(FAR, trail.size() / PAGE); number++) {
      trail.line().ask(KeepAlive.get(far, trail.token()));
      var next = NEXT.matcher(trail.line().head());
      if (!next.find()) {
        throw new IllegalStateException("page " + number + " leads nowhere");
      }
      far = next.group(1);
    }
    var near = new double[ROUNDS];
    var there = new double[ROUNDS];
    for (var round = -WARM_UP; round < ROUNDS; round++) {
      var p50 = trail.inTurn(far, first);
      there[Math.max(round, 0)] = p50.one();
      near[Math.max(round, 0)] = p50.other();
    }
    return Row.atMostTimes(
        "page %d of %d, ms, %d entries / page 1".formatted(number, PAGE, trail.size()),
        there,
        near,
        1.2);
  }

  @Override
  public void close() throws IOException {
    for (var trail : trails) {
      trail.line().close();
      trail.neosc().close();
    }
    bare.close();
  }
}
