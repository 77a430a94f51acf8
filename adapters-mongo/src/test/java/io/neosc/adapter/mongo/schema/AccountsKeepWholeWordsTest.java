package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.testing.TestStore;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OP-9, ID-14: what was stored while accounts had the beginnings of their words")
class AccountsKeepWholeWordsTest {
  private static final Document ADA = new Document("_id", "usr-1");
  private TestStore store;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    accounts()
        .insertOne(
            new Document(ADA)
                .append("version", 7L)
                .append("name", "Ada O'Hara")
                .append("email", "Ada@Example.org")
                .append("search", List.of("a", "ad", "ada", "ada@", "o", "o'", "o'h", "h", "ha")));
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  private MongoCollection<Document> accounts() {
    return store.database().getCollection("accounts");
  }

  private void assertMigrated() {
    var ada = accounts().find(ADA).first();
    assertThat(ada).isNotNull().containsEntry("version", 7L);
    assertThat(ada.getList("search", String.class))
        .containsExactly("ada", "ada@example.org", "example.org", "hara", "o'hara", "org");
  }

  @Test
  void hasWholeWordsAfterwards() {
    AccountsKeepWholeWords.run(store.database());
    assertMigrated();
  }

  @Test
  void beginningAgainInTheMiddleChangesNothingMore() {
    AccountsKeepWholeWords.run(store.database());
    accounts()
        .insertOne(
            new Document("_id", "usr-2")
                .append("name", "Grace")
                .append("email", "g@example.org")
                .append("search", List.of("g")));
    accounts().updateOne(ADA, Updates.set("search", List.of("a")));

    AccountsKeepWholeWords.run(store.database());

    assertMigrated();
    assertThat(accounts().countDocuments(new Document("search", "grace"))).isEqualTo(1);
  }
}
