package io.neosc.benchmark;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.neosc.application.apikey.port.in.ApiKeyCommands;
import io.neosc.application.apikey.port.in.CreateApiKey;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.session.Circumstances;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Heartbeats of a gateway's sessions, each with a newer time and more bytes, over HTTP (SE-7):
 * 5,000 a second for a minute, with the 99th percentile from when each was due, and what reaches
 * MongoDB meanwhile; then as many as there can be, against a bare Netty server that sends the same
 * bytes to the same caller.
 */
public final class Heartbeats {
  private static final int PER_SECOND = 5_000;
  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final int SESSIONS_OF_AN_ACCOUNT = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private Heartbeats() {}

  /** What a gateway needs: a key and sessions. */
  private record Given(String key, List<String> sessions) {}

  /**
   * @param arguments seconds of the paced part, 60 if absent; number of sessions, 5,000 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    var count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var store = MongoClients.create(mongod.uri())) {
      var given = given(mongod.uri(), count);
      try (var neosc =
              ServerProcess.neosc(
                  mongod.uri(), Map.of("NEOSC_RATE_LIMITS_GATEWAY_PER_MINUTE", "100000000"));
          var ours = new Beats(neosc.port(), CONNECTIONS, given.key(), given.sessions())) {
        ours.first();
        ours.most(WARM_UP);
        paced(ours, store, seconds);
        try (var floor = ServerProcess.bare(ours.lastAnswer());
            var bare = new Beats(floor.port(), CONNECTIONS, given.key(), given.sessions())) {
          bare.most(SLICE);
          System.err.printf("bare p99 %.2f ms%n", bare.paced(PER_SECOND, SLICE).p99Millis());
          System.out.println(most(ours, bare).text());
        }
      }
    }
  }

  private static void paced(Beats ours, MongoClient store, int seconds) throws Exception {
    var before = Operations.of(store);
    var result = ours.paced(PER_SECOND, Duration.ofSeconds(seconds));
    var after = Operations.of(store);
    System.err.printf(
        "for %d s: %.1f commands/s and %.0f updated documents/s in MongoDB, %.4f commands for a"
            + " heartbeat%n",
        seconds,
        (after.commands() - before.commands()) / (double) seconds,
        (after.updates() - before.updates()) / (double) seconds,
        (after.commands() - before.commands()) / (double) result.nanos().length);
    System.out.println(
        Row.atLeast(
                "heartbeats a second, of " + PER_SECOND + " that were due",
                new double[] {result.perSecond()},
                new double[] {PER_SECOND},
                0.99)
            .text());
    System.out.println(
        Row.atMost("p99 of a heartbeat in ms", new double[] {result.p99Millis()}, 50).text());
    System.out.println(
        Row.atMost(
                "MongoDB commands for 100 heartbeats",
                new double[] {
                  100.0 * (after.commands() - before.commands()) / result.nanos().length
                },
                1)
            .text());
  }

  private static Row most(Beats ours, Beats bare) throws Exception {
    var product = new double[ROUNDS];
    var floor = new double[ROUNDS];
    for (var round = 0; round < ROUNDS; round++) {
      floor[round] = bare.most(SLICE);
      product[round] = ours.most(SLICE);
      System.err.printf(
          "round %d: ours %.0f/s, bare %.0f/s%n", round, product[round], floor[round]);
    }
    return Row.atLeast(
        "POST heartbeat / bare Netty, " + CONNECTIONS + " connections", product, floor, 0.3);
  }

  /**
   * What a server did since its start.
   *
   * @param commands that changed or read something, bulks counted once; not the change stream's
   * @param updates statements, each of a bulk counted
   */
  private record Operations(long commands, long updates) {
    static Operations of(MongoClient store) {
      var status = store.getDatabase("admin").runCommand(new Document("serverStatus", 1));
      var commands = status.get("metrics", Document.class).get("commands", Document.class);
      var sum = 0L;
      for (var name : List.of("insert", "update", "delete", "find", "aggregate", "findAndModify")) {
        sum += commands.get(name, Document.class).get("total", Number.class).longValue();
      }
      var updates = status.get("opcounters", Document.class).get("update", Number.class);
      return new Operations(sum, updates.longValue());
    }
  }

  private static Given given(String uri, int count) throws Exception {
    try (var node = new Node(uri)) {
      var ids = node.bean(IdGenerator.class);
      var commits = node.bean(Commits.class);
      var context = CommitContext.system(TRACE).by(signIn(node.account(), ids).actor());
      var workspace = workspace();
      commits.commit(context, workspace);
      var names = new ArrayList<String>();
      for (var from = 0; from < count; from += SESSIONS_OF_AN_ACCOUNT) {
        var signIn = signIn(node.account(), ids);
        var some = new ArrayList<Session>();
        for (var slot = 0; slot < Math.min(count - from, SESSIONS_OF_AN_ACCOUNT); slot++) {
          var id = new SessionId(ids.next(SessionId.PREFIX));
          names.add(id.value());
          some.add(
              Session.launch(
                  id, signIn, workspace.state(), Circumstances.of(slot, "192.0.2.17"), Node.now()));
        }
        commits.commit(context, some.toArray(Session[]::new));
      }
      var key =
          node.bean(ApiKeyCommands.class)
              .create(new CreateApiKey(context, "gateway", List.of(Scope.SESSIONS_REPORT), null));
      return new Given(key.key(), names);
    }
  }

  private static SignIn.State signIn(Account.State account, IdGenerator ids) {
    return SignIn.open(
            new SignInId(ids.next(SignInId.PREFIX)),
            account,
            SignInMethod.PASSWORD,
            List.of("pwd"),
            new BearerSecret(ids.secret()),
            "192.0.2.17",
            Node.now(),
            Node.now().plus(Duration.ofDays(1)))
        .state();
  }

  private static Workspace workspace() {
    return Workspace.create(
        new WorkspaceId("ws-bench"),
        new Workspace.Description(
            "Bench",
            WorkspaceType.LINUX,
            "",
            null,
            new ConnectionUrl("https://bench.example.org/"),
            LaunchMode.IFRAME,
            null,
            null,
            null,
            new Limits(null, SESSIONS_OF_AN_ACCOUNT, null, null),
            null,
            null,
            null),
        Node.now());
  }
}
