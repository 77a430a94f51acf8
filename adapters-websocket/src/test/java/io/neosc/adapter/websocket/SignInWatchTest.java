package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.adapter.websocket.SignInWatch.Finding;
import io.neosc.domain.identity.SignInFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LI-5, ID-8: the watch over sign-ins behind open streams")
class SignInWatchTest {
  private final LiveWorld world = new LiveWorld();
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final SignInWatch watch = new SignInWatch(world.app.live.signIns(), findings::add);

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  @DisplayName("says nothing of those that are good")
  void good() {
    watch.look(List.of(world.user("ada@example.org").id()));

    assertThat(findings).isEmpty();
  }

  @Test
  @DisplayName("finds the one that expired")
  void expired() {
    var ada = world.user("ada@example.org").id();
    world.app.clock.forward(SignInFixture.TTL);

    watch.look(List.of(ada));

    await().until(() -> findings.contains(new Finding.Over(ada)));
  }

  @Test
  @DisplayName("asks the store when this node has not heard of it for over a second")
  void asksTheStore() {
    var ada = world.user("ada@example.org");
    var unknown = SignInFixture.aSignInId();
    world.app.clock.forward(Duration.ofSeconds(2));

    watch.look(List.of(ada.id(), unknown));

    await().until(() -> findings.contains(new Finding.Over(unknown)));
    assertThat(findings).hasSize(1);
  }

  @Test
  @DisplayName("trusts memory while the store is away, and nothing after the grace")
  void offline() {
    var ada = world.user("ada@example.org").id();
    var unknown = SignInFixture.aSignInId();
    world.app.store.goAway(true);
    world.app.clock.forward(Duration.ofSeconds(30));
    watch.look(List.of(ada, unknown));
    await().until(() -> findings.contains(new Finding.Unsure(unknown)));
    assertThat(findings).doesNotContain(new Finding.Unsure(ada));

    world.app.clock.forward(Duration.ofSeconds(40));

    await()
        .until(() -> {
          watch.look(List.of(ada));
          return findings.contains(new Finding.Unsure(ada));
        });
  }
}
