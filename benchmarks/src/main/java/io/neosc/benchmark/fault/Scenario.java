package io.neosc.benchmark.fault;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import io.neosc.mongod.ReplicaSet;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** One kind of harm, and the database to which it can be done. */
interface Scenario extends AutoCloseable {
  /** Every harm that the product has to survive. */
  List<String> ALL =
      List.of("server-kill", "mongod-kill", "step-down", "failpoints", "freeze", "server-freeze");

  String mongodbUri();

  /** Does it once and undoes it; tells the stage when the product could work again. */
  void harm(Stage stage, Random random);

  /** How long the product works undisturbed between two harms. */
  default Duration between(Random random) {
    return Duration.ofMillis(500 + random.nextInt(2_000));
  }

  @Override
  void close();

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  static Scenario of(String name) {
    return switch (name) {
      case "server-kill" -> new ServerKill(MongodServer.start(MongodOptions.temporary()));
      case "mongod-kill" -> new MongodKill(MongodServer.start(MongodOptions.temporary()));
      case "server-freeze" -> new ServerFreeze(MongodServer.start(MongodOptions.temporary()));
      case "freeze" -> new Freeze(MongodServer.start(MongodOptions.temporary()));
      case "step-down" -> new StepDown(ReplicaSet.start(3, MongodOptions.temporary()));
      case "failpoints" ->
          FailPoints.on(MongodServer.start(MongodOptions.temporary().withTestCommands()));
      case "planted" -> new Planted(MongodServer.start(MongodOptions.temporary()));
      default -> throw new IllegalArgumentException("there is no scenario " + name);
    };
  }

  /** A scenario with one mongod, which it owns. */
  interface OnOneMongod extends Scenario {
    MongodServer mongod();

    @Override
    default String mongodbUri() {
      return mongod().uri();
    }

    @Override
    default void close() {
      mongod().close();
    }
  }

  /** SIGKILL of a server in the middle of launches and ends; it is started again. */
  record ServerKill(MongodServer mongod) implements OnOneMongod {
    @Override
    public void harm(Stage stage, Random random) {
      var number = random.nextInt(stage.servers());
      stage.kill(number);
      Stage.pass(Duration.ofMillis(random.nextInt(300)));
      stage.harmIsOver(number);
      stage.start(number);
    }

    @Override
    public void close() {
      mongod.close();
    }
  }

  /**
   * SIGSTOP of a server for up to six seconds, wherever it is: others end the transaction that it
   * left open, and it goes on as if no time had passed.
   */
  record ServerFreeze(MongodServer mongod) implements OnOneMongod {
    @Override
    public void harm(Stage stage, Random random) {
      var number = random.nextInt(stage.servers());
      stage.freeze(number);
      Stage.pass(Duration.ofMillis(200 + random.nextInt(5_800)));
      stage.thaw(number);
      stage.harmIsOver(number);
    }

    @Override
    public void close() {
      mongod.close();
    }
  }

  /** SIGKILL of mongod; it is started again on its data. */
  record MongodKill(MongodServer mongod) implements OnOneMongod {
    @Override
    public void harm(Stage stage, Random random) {
      stage.harmBegins();
      mongod.kill();
      Stage.pass(Duration.ofMillis(random.nextInt(2_000)));
      mongod.restart();
      stage.harmIsOver();
    }

    @Override
    public void close() {
      mongod.close();
    }
  }

  /** SIGSTOP of mongod for up to four seconds: connections stay open and nothing is answered. */
  record Freeze(MongodServer mongod) implements OnOneMongod {
    @Override
    public void harm(Stage stage, Random random) {
      stage.harmBegins();
      mongod.freeze();
      Stage.pass(Duration.ofMillis(200 + random.nextInt(3_800)));
      mongod.thaw();
      stage.harmIsOver();
    }

    @Override
    public void close() {
      mongod.close();
    }
  }

  /** Each ten seconds another of three members becomes primary. */
  record StepDown(ReplicaSet set) implements Scenario {
    @Override
    public String mongodbUri() {
      return set.uri();
    }

    @Override
    public void harm(Stage stage, Random random) {
      stage.harmBegins();
      var _ = set.stepDown();
      stage.harmIsOver();
    }

    @Override
    public Duration between(Random random) {
      return Duration.ofSeconds(10);
    }

    @Override
    public void close() {
      set.close();
    }
  }

  /**
   * What no product survives: ended sessions vanish from the database. A run that does not find
   * that finds nothing.
   */
  record Planted(MongodServer mongod) implements OnOneMongod {
    @Override
    public void harm(Stage stage, Random random) {
      try (var client = MongoClients.create(mongod.uri())) {
        var _ =
            client
                .getDatabase("neosc")
                .getCollection("sessions")
                .deleteMany(Filters.eq("active", false));
      }
    }

    @Override
    public void close() {
      mongod.close();
    }
  }

  /**
   * The server's own fail points: errors before a command, after it, and connections that break.
   */
  record FailPoints(MongodServer mongod, MongoClient client) implements OnOneMongod {
    private static final List<Integer> CODES = List.of(91, 189, 11600);
    private static final List<List<String>> COMMANDS =
        List.of(
            List.of("insert"),
            List.of("update"),
            List.of("commitTransaction"),
            List.of("find"),
            List.of("insert", "update", "commitTransaction", "find", "aggregate"));

    static FailPoints on(MongodServer mongod) {
      return new FailPoints(mongod, MongoClients.create(mongod.uri()));
    }

    @Override
    public void harm(Stage stage, Random random) {
      var commands = COMMANDS.get(random.nextInt(COMMANDS.size()));
      var data = new Document("failCommands", commands);
      var code = CODES.get(random.nextInt(CODES.size()));
      switch (random.nextInt(4)) {
        case 0 -> data.append("errorCode", code);
        case 1 -> data.append("closeConnection", true);
        // It does what it was told, and then says that it may not last.
        case 2 ->
            data.append(
                "writeConcernError", new Document("code", code).append("errmsg", "planted"));
        // It does what it was told after everybody has stopped waiting for it.
        default -> data.append("blockConnection", true).append("blockTimeMS", 1_500);
      }
      stage.harmBegins();
      configure(new Document("times", 1 + random.nextInt(20)), data);
      Stage.pass(Duration.ofMillis(100 + random.nextInt(900)));
      configure("off", new Document());
      stage.harmIsOver();
    }

    private void configure(Object mode, Document data) {
      var command = new Document("configureFailPoint", "failCommand").append("mode", mode);
      client
          .getDatabase("admin")
          .runCommand(data.isEmpty() ? command : command.append("data", data));
    }

    @Override
    public Duration between(Random random) {
      return Duration.ofMillis(200 + random.nextInt(600));
    }

    @Override
    public void close() {
      client.close();
      mongod.close();
    }
  }
}
