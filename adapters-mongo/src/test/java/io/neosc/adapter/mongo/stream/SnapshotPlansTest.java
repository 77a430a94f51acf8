package io.neosc.adapter.mongo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.States;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.Account;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OB-15: a snapshot reads by index only what is live of what only grows")
class SnapshotPlansTest {

  @Test
  void whatIsOverIsNotRead() {
    try (var store = TestStore.prepared()) {
      store.insert(Account.from(States.leastAccount()));
      store.insert(Session.from(States.leastSession()));
      store.insert(Session.from(States.fullestSession()));
      store.insert(Alert.from(States.leastAlert()));
      store.insert(Alert.from(States.fullestAlert()));
      var reader = new SnapshotReader(store.database(), store.bean(InstantSource.class));

      store.insert(Lock.from(States.leastLock()));
      store.insert(Lock.from(States.lockThatIsOver()));
      var plans = new HashMap<String, Plan>();
      var all = new ArrayList<Plan>();
      try (var session = store.bean(MongoClient.class).startSession()) {
        for (var find : store.bean(SentFinds.class).sentBy(() -> reader.read(session))) {
          all.add(Plan.of(store.database(), find));
          plans.putIfAbsent(find.getString("find").getValue(), all.getLast());
        }
      }

      assertThat(plans)
          .containsOnlyKeys(
              "accounts",
              "sign_ins",
              "organizations",
              "workspaces",
              "sessions",
              "policies",
              "alerts",
              "locks");
      Map.of(
              "accounts", "by_organization",
              "sign_ins", "expiry",
              "sessions", "active_of_account",
              "alerts", "live_fingerprint",
              "locks", "by_end")
          .forEach((collection, index) -> {
            var plan = plans.get(collection);
            assertThat(plan.stages()).as(collection).doesNotContain("COLLSCAN", "SORT");
            assertThat(plan.indexes()).containsExactly(index);
            assertThat(plan.examined()).isLessThanOrEqualTo(plan.returned());
          });
      assertThat(plans.get("accounts").examined()).as("answered by the index alone").isZero();
      assertThat(all)
          .as("those who are more than users, by their role")
          .anySatisfy(plan -> assertThat(plan.indexes()).containsExactly("by_role"))
          .allSatisfy(plan -> assertThat(plan.stages()).doesNotContain("SORT"));
      assertThat(plans.get("locks").returned()).isEqualTo(1);
      assertThat(plans.get("sessions").returned()).isEqualTo(1);
      assertThat(plans.get("alerts").returned()).isEqualTo(1);
      store.database().drop();
    }
  }

  @Test
  @DisplayName("SE-11: every account comes with its role, whichever index knows of it")
  void rolesAreRead() {
    try (var store = TestStore.prepared()) {
      store.insert(Account.from(States.leastAccount()));
      store.insert(Account.from(States.fullestAccount()));
      var reader = new SnapshotReader(store.database(), store.bean(InstantSource.class));

      try (var session = store.bean(MongoClient.class).startSession()) {
        assertThat(reader.read(session).accounts())
            .containsExactlyInAnyOrder(
                stored(States.leastAccount()), stored(States.fullestAccount()));
      }
      store.database().drop();
    }
  }

  private static Snapshot.Member stored(Account.State account) {
    return Snapshot.Member.of(account.atVersion(account.version() + 1));
  }
}
