package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.IndexOptions;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.shared.port.StoreUnusable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OB-15: indexes are declared in one place, ensured, and compared with what exists")
class IndexesTest {
  private TestStore store;
  private IndexKeeper keeper;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    keeper = new IndexKeeper(store.database(), Indexes.COLLECTIONS, Indexes.ALL);
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  @Test
  void whatIsMissingIsMadeAndMakingItAgainChangesNothing() {
    assertThat(keeper.complete()).isFalse();
    keeper.bringAbout();
    assertThat(keeper.complete()).isTrue();
    keeper.bringAbout();
    assertThat(keeper.complete()).isTrue();
    assertThat(keeper.extra()).isEmpty();
    assertThat(store.database().listCollectionNames().into(new ArrayList<>()))
        .containsExactlyInAnyOrderElementsOf(Indexes.COLLECTIONS);
  }

  @Test
  void anIndexThatSomebodyDroppedComesBack() {
    keeper.bringAbout();
    store.database().getCollection("sessions").dropIndex("live_slot");
    assertThat(keeper.complete()).isFalse();
    keeper.bringAbout();
    assertThat(keeper.complete()).isTrue();
  }

  @Test
  void anotherIndexOfADeclaredNameIsRefusedWithWhatToDo() {
    for (var other :
        List.of(
            new IndexOptions().name("email_key"),
            new IndexOptions()
                .name("email_key")
                .unique(true)
                .partialFilterExpression(new Document("disabled", false)))) {
      store.database().getCollection("accounts").drop();
      store.database().getCollection("accounts").createIndex(new Document("email_key", 1), other);
      assertThatExceptionOfType(StoreUnusable.class)
          .isThrownBy(keeper::bringAbout)
          .withMessageContaining("db.accounts.dropIndex(\"email_key\")");
      assertThatExceptionOfType(StoreUnusable.class).isThrownBy(keeper::complete);
    }
  }

  @Test
  void theOrderOfAnIndexsFieldsIsCompared() {
    store
        .database()
        .getCollection("audit_log")
        .createIndex(
            new Document("seq", 1).append("chain", 1),
            new IndexOptions().name("chain_seq").unique(true));
    assertThatExceptionOfType(StoreUnusable.class).isThrownBy(keeper::bringAbout);
  }

  @Test
  void theSameFieldsUnderAnotherNameAreRefusedWithWhatToDo() {
    store
        .database()
        .getCollection("accounts")
        .createIndex(new Document("email_key", 1), new IndexOptions().name("mine").unique(true));
    assertThatExceptionOfType(StoreUnusable.class)
        .isThrownBy(keeper::bringAbout)
        .withMessageContaining("email_key")
        .withMessageContaining("drop that one");
  }

  @Test
  void aUniqueIndexOverDuplicatesIsRefusedWithTheReason() {
    store
        .database()
        .getCollection("accounts")
        .insertMany(List.of(new Document("email_key", "a"), new Document("email_key", "a")));
    assertThatExceptionOfType(StoreUnusable.class)
        .isThrownBy(keeper::bringAbout)
        .withMessageContaining("email_key")
        .withMessageContaining("share");
  }

  @Test
  void indexesThatNobodyDeclaredAreNamedAndStay() {
    keeper.bringAbout();
    store.database().getCollection("sessions").createIndex(new Document("email", 1));
    keeper.bringAbout();
    assertThat(keeper.extra()).containsExactly("sessions.email_1");
  }

  @Test
  void eachIndexHasItsQueryAndANameOfItsOwn() {
    var names = new HashSet<String>();
    for (var index : Indexes.ALL) {
      assertThat(index.query()).isNotBlank();
      assertThat(names.add(index.collection() + "." + index.name())).isTrue();
      assertThat(Indexes.COLLECTIONS).contains(index.collection());
    }
  }
}
