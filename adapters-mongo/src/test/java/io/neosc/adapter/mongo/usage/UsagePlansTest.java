package io.neosc.adapter.mongo.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.Plan;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.States;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.domain.session.Session;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WS-7, OB-15: use is read from an index alone")
class UsagePlansTest {
  private static TestStore store;
  private static WorkspaceId workspace;

  @BeforeAll
  static void start() {
    store = TestStore.prepared();
    var over = States.fullestSession();
    workspace = over.workspaceId();
    store.insert(Session.from(over));
    store.insert(Session.from(States.leastSession()));
  }

  @AfterAll
  static void stop() {
    store.database().drop();
    store.close();
  }

  private static List<Plan> plans(@Nullable WorkspaceId of) {
    var window =
        new UsageWindow(States.T.minus(Duration.ofDays(60)), States.T.plus(Duration.ofDays(60)));
    return store
        .bean(SentFinds.class)
        .sentBy(() -> store.bean(SessionSpans.class).read(of, window, 100, _ -> {}))
        .stream()
        .map(find -> Plan.of(store.database(), find))
        .toList();
  }

  @Test
  @DisplayName("ended sessions, of one workspace or of all, come from the index in its order")
  void endedOnes() {
    for (var plan : List.of(plans(null).getLast(), plans(workspace).getLast())) {
      assertThat(plan.indexes()).containsExactly("usage");
      assertThat(plan.stages()).doesNotContain("FETCH", "SORT", "COLLSCAN");
      assertThat(plan.examined()).as("documents looked at").isZero();
      assertThat(plan.returned()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("those that go on come from the index of those that go on")
  void activeOnes() {
    var plan = plans(null).getFirst();

    assertThat(plan.indexes()).containsExactly("live_slot");
    assertThat(plan.examined()).isEqualTo(plan.returned()).isEqualTo(1);
  }

  @Test
  @DisplayName("the last name is one look into the index and one at a document")
  void lastName() {
    var find =
        store
            .bean(SentFinds.class)
            .sentBy(() -> store.bean(SessionSpans.class).lastName(workspace))
            .getFirst();

    var plan = Plan.of(store.database(), find);
    assertThat(plan.indexes()).containsExactly("usage");
    assertThat(plan.stages()).doesNotContain("SORT");
    assertThat(plan.examined()).isEqualTo(1);
  }
}
