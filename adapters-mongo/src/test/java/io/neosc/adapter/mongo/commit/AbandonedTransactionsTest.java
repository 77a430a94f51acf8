package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node died between two steps of its transaction; here it is one that never goes on. */
class AbandonedTransactionsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final String uri = MongodForTests.shared().uri();
  private final String database = MongodForTests.shared().newDatabase();

  @ParameterizedTest
  @DisplayName(
      "AU-7, RE-3: what a dead node left open stops the others for seconds, not for a minute,"
          + " whatever its installation calls itself")
  @ValueSource(strings = {"", "billing"})
  void whatADeadNodeLeftOpenStopsTheOthersForSeconds(String installation) {
    try (var survivor = Door.patient(uri, database);
        var dead = client(ClientName.of(installation));
        var transaction = dead.startSession()) {
      takeTheNextPlace(dead, transaction);
      var begin = System.nanoTime();

      survivor.commits.record(Door.NOBODY, Door.refusedSignIn("somebody@example.org"));

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
      assertThat(survivor.intactLength()).isEqualTo(1);
      assertThatThrownBy(transaction::commitTransaction).isInstanceOf(MongoException.class);
      assertThat(survivor.intactLength()).isEqualTo(1);
    }
  }

  @Test
  void theTransactionsOfOtherProgramsAreLeftAlone() {
    try (var nodes = client(ClientName.VALUE);
        var other = client("somebody-elses-neosc");
        var transaction = other.startSession()) {
      takeTheNextPlace(other, transaction);

      new AbandonedTransactions(nodes, Duration.ZERO).end();

      transaction.commitTransaction();
      assertThat(nodes.getDatabase(database).getCollection(Collections.AUDIT_LOG).countDocuments())
          .isEqualTo(1);
    }
  }

  @Test
  void aTransactionThatMayStillGoOnIsLeftAlone() {
    try (var node = client(ClientName.VALUE);
        var transaction = node.startSession()) {
      takeTheNextPlace(node, transaction);

      new AbandonedTransactions(node, Duration.ofMinutes(1)).end();

      transaction.commitTransaction();
    }
  }

  @Test
  void aNameThatMongoDbWouldNotTakeIsLeftOut() {
    assertThat(ClientName.of(null)).isEqualTo("neosc");
    assertThat(ClientName.of("x".repeat(122))).hasSize(128);
    assertThat(ClientName.of("x".repeat(123))).isEqualTo("neosc");
    assertThat(ClientName.of("ä".repeat(62))).isEqualTo("neosc");
  }

  private void takeTheNextPlace(MongoClient client, ClientSession transaction) {
    transaction.startTransaction();
    client
        .getDatabase(database)
        .getCollection(Collections.AUDIT_LOG)
        .insertOne(transaction, new Document("chain", "main").append("seq", 1L));
  }

  private MongoClient client(String name) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applicationName(name)
            .build());
  }
}
