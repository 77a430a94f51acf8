package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.NOW;
import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.mongod.MongodForTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors and cut connections at every step of a batch (RE-1). */
class MongoCommitsFaultTest {
  private final Ledger ledger = new Ledger();
  private Door door;

  /** One fault: at which commands, and what happens there. */
  record Fault(String name, List<String> commands, Map<String, ?> data) {
    @Override
    public String toString() {
      return name + " at " + commands;
    }
  }

  static Stream<Fault> faults() {
    var steps =
        List.of(
            List.of("insert"), List.of("update"), List.of("commitTransaction"), List.of("find"));
    return steps.stream()
        .flatMap(step ->
            Stream.of(
                error("ShutdownInProgress", step, 91),
                error("PrimarySteppedDown", step, 189),
                error("InterruptedAtShutdown", step, 11600),
                error("WriteConflict", step, 112),
                labelled("WriteConflict, labelled", step, 112, "TransientTransactionError"),
                error("NotWritablePrimary", step, 10107),
                new Fault("closed connection", step, Map.of("closeConnection", true)),
                writeConcern("write concern", step)));
  }

  static Stream<Fault> faultsAtTheEnd() {
    return faults().filter(fault -> fault.commands().contains("commitTransaction"));
  }

  private static Fault error(String name, List<String> commands, int code) {
    return new Fault(name, commands, Map.of("errorCode", code));
  }

  private static Fault labelled(String name, List<String> commands, int code, String label) {
    return new Fault(name, commands, Map.of("errorCode", code, "errorLabels", List.of(label)));
  }

  /** The write happens; only its durability is reported as unknown. */
  private static Fault writeConcern(String name, List<String> commands) {
    return new Fault(
        name,
        commands,
        Map.of("writeConcernError", new Document("code", 91).append("errmsg", "going down")));
  }

  @BeforeEach
  void open() {
    var mongod = MongodForTests.shared();
    door = Door.patient(mongod.uri(), mongod.newDatabase());
    ledger.operate(door, true);
  }

  @AfterEach
  void close() {
    door.noFailPoint();
    door.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName("RE-1: after a fault each acknowledged operation is there once, its chain intact")
  void nothingIsLostOrDoubled(Fault fault) throws Exception {
    var data = new HashMap<String, Object>(fault.data());
    data.put("failCommands", fault.commands());
    door.failPoint(new Document("times", 2), data);
    inParallel(
        12,
        caller -> {
          for (var i = 0; i < 4; i++) {
            ledger.operate(door, (caller + i) % 3 != 0);
          }
        });
    door.noFailPoint();
    assertThat(ledger.acknowledged()).as("%s", ledger.refusals()).isEqualTo(49);
    ledger.assertKept(door);
  }

  @Test
  @DisplayName("RE-1: a commit that was stored though its answer was lost is acknowledged")
  void lostAnswerOfACommit() {
    door.failPoint(
        new Document("times", 1),
        Map.of(
            "failCommands",
            List.of("commitTransaction"),
            "writeConcernError",
            new Document("code", 64).append("errmsg", "waiting for replication timed out")));
    door.commits.commit(NOBODY, account("ada@example.com"));
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(2);
    assertThat(door.intactLength()).isEqualTo(3);
    assertThat(door.observed).hasSize(2);
  }

  private static CommitContext claiming(String name, String attempt) {
    return NOBODY.claiming(new IdempotencyClaim(name, "fingerprint", attempt, NOW));
  }

  private UniqueKey takenKey(String name, String attempt) {
    try {
      door.commits.commit(claiming(name, attempt), account(attempt + "@example.com"));
      throw new AssertionError("committed again");
    } catch (KeyTaken taken) {
      return taken.key();
    }
  }

  @Test
  @DisplayName("RE-2: a commit of unknown outcome has its name, so that its repetition meets it")
  void unknownOutcomesKeepTheirNames() {
    var impatient = Door.on(MongodForTests.shared().uri(), door.database.getName());
    try (impatient) {
      impatient.failPoint(
          "alwaysOn",
          Map.of(
              "failCommands",
              List.of("commitTransaction"),
              "writeConcernError",
              new Document("code", 91).append("errmsg", "going down")));
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(
              () -> impatient.commits.commit(claiming("k", "first"), account("first@example.com")))
          .satisfies(away -> assertThat(away.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME));
      impatient.noFailPoint();
    }

    assertThat(takenKey("k", "second")).isEqualTo(UniqueKey.IDEMPOTENCY_KEY);
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(2);
    assertThat(door.count("idempotency_keys")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultsAtTheEnd")
  @DisplayName("RE-2: whatever fails, of 8 commits under one name one is stored and nobody fails")
  void twinsAreOneInFaults(Fault fault) throws Exception {
    var data = new HashMap<String, Object>(fault.data());
    data.put("failCommands", fault.commands());
    door.failPoint(new Document("times", 2), data);
    var stored = new AtomicInteger();
    inParallel(
        8,
        number -> {
          try {
            door.commits.commit(
                claiming("k", "attempt" + number), account("twin" + number + "@example.com"));
            stored.incrementAndGet();
          } catch (KeyTaken taken) {
            assertThat(taken.key()).isEqualTo(UniqueKey.IDEMPOTENCY_KEY);
          }
        });
    door.noFailPoint();
    assertThat(stored).hasValue(1);
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(2);
    assertThat(door.intactLength()).isEqualTo(3);
  }
}
