package io.neosc.adapter.mongo.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.testing.FailPoint;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.SearchTooBroad;
import io.neosc.mongod.MongodForTests;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-4: a search that takes too long is told from a server that does not answer")
class AuditSearchTimeTest {
  private static final int TIME_IS_OVER = 50;
  private static final int NOT_ALLOWED = 13;
  private TestStore store;
  private FailPoint server;

  @BeforeEach
  void start() {
    var mongod = MongodForTests.shared();
    var database = TestStore.address(mongod.uri(), mongod.newDatabase());
    store = TestStore.at(database + (database.contains("?") ? "&" : "?") + "appName=searching");
    store.prepare();
    server = new FailPoint(mongod.uri(), ClientName.of("searching"));
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  private void search() {
    store.bean(AuditTrail.class).search(AuditFilter.ALL, PageRequest.first(1));
  }

  @Test
  @DisplayName("the server gave up: the question was too broad")
  void tooBroad() {
    server.answerWith(TIME_IS_OVER, List.of(), 1, "find");

    assertThatExceptionOfType(SearchTooBroad.class)
        .isThrownBy(this::search)
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("audit.search-too-broad");
          assertThat(refusal).hasMessageContaining("5 s");
        });
    search();
  }

  @Test
  @DisplayName("the server gave up and is silent: it is the store")
  void silent() {
    server.answerWith(TIME_IS_OVER, List.of(), 2, "find", "ping");

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::search);
  }

  @Test
  @DisplayName("any other failure is the store's")
  void away() {
    server.answerWith(NOT_ALLOWED, List.of(), 1, "find");

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::search);
  }
}
