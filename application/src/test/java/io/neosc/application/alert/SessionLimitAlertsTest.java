package io.neosc.application.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.session.SessionLimits;
import io.neosc.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionLimitAlertsTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final ManualScheduler worker = new ManualScheduler();
  private final SessionLimitAlerts rule = aNodesRule(new SessionLimits(1, 10), worker);
  private final List<CommitContext> inside = new ArrayList<>();

  private SessionLimitAlerts aNodesRule(SessionLimits limits, ManualScheduler scheduler) {
    return new SessionLimitAlerts(
        InMemoryRepositories.alerts(app.store),
        app.live.model(),
        limits,
        app.commits,
        app.ids,
        app.clock,
        scheduler);
  }

  private void launch(Workspace.State workspace) {
    var somebody = people.signedIn();
    var session =
        app.sessions.launch(new LaunchWorkspace(somebody, workspace.id())).session().session();
    inside.add(somebody);
    rule.changed(new Change.SessionStored(session));
  }

  private void stop(Workspace.State workspace) {
    var somebody = inside.removeFirst();
    var stopped = app.sessions.stop(new StopWorkspace(somebody, workspace.id()));
    rule.changed(new Change.SessionStored(stopped.getFirst()));
  }

  private List<String> live() {
    worker.runAll();
    return app.alerts.alerts(AlertFilter.ALL, PageRequest.first(100)).items().stream()
        .filter(Alert.State::live)
        .map(alert -> alert.cause().fingerprint())
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("SE-10 a workspace raises at 80 % and at its limit, and each clears below")
  void aWorkspaceThatFills() {
    var workspace = people.workspace(5, 1);
    var near = "sessions_near_limit/workspace:" + workspace.key();
    var full = "sessions_at_limit/workspace:" + workspace.key();
    for (var i = 0; i < 3; i++) {
      launch(workspace);
    }
    assertThat(live()).isEmpty();
    launch(workspace);
    assertThat(live()).containsExactly(near);
    launch(workspace);
    assertThat(live()).containsExactly(full, near);
    stop(workspace);
    assertThat(live()).containsExactly(near);
    stop(workspace);
    assertThat(live()).isEmpty();
    launch(workspace);
    assertThat(live()).as("it comes again").containsExactly(near);
  }

  @Test
  @DisplayName("SE-10 the installation raises too, and names value and threshold")
  void anInstallationThatFills() {
    var workspace = people.workspace();
    for (var i = 0; i < 10; i++) {
      launch(workspace);
    }
    assertThat(live())
        .containsExactly("sessions_at_limit/installation", "sessions_near_limit/installation");
    var full =
        app.live.model().liveAlerts().stream()
            .map(Alert.State::cause)
            .filter(cause -> cause.severity() == Severity.HIGH)
            .toList();
    assertThat(full)
        .singleElement()
        .satisfies(cause -> {
          assertThat(cause.message()).contains("10 of 10 sessions");
          assertThat(cause.value()).isEqualTo("10");
          assertThat(cause.threshold()).isEqualTo("10");
          assertThat(cause.ruleId().value()).isEqualTo("rul-sessions-at-limit");
        });
  }

  @Test
  @DisplayName("SE-10 much that changes is looked at once, and a second node raises nothing more")
  void muchIsLookedAtOnce() {
    var workspace = people.workspace(5, 1);
    for (var i = 0; i < 5; i++) {
      launch(workspace);
    }
    assertThat(worker.delays()).hasSize(1);
    var other = new ManualScheduler();
    var second = aNodesRule(SessionLimits.NONE, other);
    second.rebuilt();
    assertThat(live()).hasSize(2);
    other.runAll();
    assertThat(live()).hasSize(2);
    assertThat(app.store.entries().stream().filter(e -> e.action().equals("raise_alert")))
        .hasSize(2);
  }

  @Test
  @DisplayName("SE-10 RE-3 what cannot be stored now is raised when the store is back")
  void aStoreThatIsAwayIsWaitedFor() {
    var workspace = people.workspace(1, 1);
    launch(workspace);
    app.store.goAway(true);
    worker.runOnce();
    app.store.goAway(false);
    assertThat(live()).hasSize(2);
  }

  @Test
  @DisplayName("SE-10 a workspace that is gone, or has no limit any more, keeps no alert")
  void aWorkspaceThatIsGoneKeepsNoAlert() {
    var workspace = people.workspace(1, 1);
    launch(workspace);
    assertThat(live()).hasSize(2);
    app.live.apply(new Change.Removed(Change.Kind.WORKSPACE, workspace.key()));
    rule.changed(new Change.Removed(Change.Kind.WORKSPACE, workspace.key()));
    assertThat(live()).isEmpty();
  }
}
