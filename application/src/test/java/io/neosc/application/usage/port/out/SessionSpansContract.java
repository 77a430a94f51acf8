package io.neosc.application.usage.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.session.SessionFixture.aSessionOf;
import static io.neosc.domain.shared.Given.NOON;
import static io.neosc.domain.workspace.WorkspaceFixture.aNewWorkspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.Commits;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link SessionSpans} promises. Each test begins with an empty store. */
public interface SessionSpansContract {
  UsageWindow AFTERNOON = new UsageWindow(NOON, NOON.plus(Duration.ofHours(6)));

  Commits commits();

  SessionSpans spans();

  @Test
  default void withoutSessionsThereAreNoSpans() {
    assertThat(read(null, 10)).isEmpty();
    assertThat(spans().lastName(aNewWorkspace().state().id())).isEmpty();
  }

  @Test
  @DisplayName("WS-7: those that go on come first, then the others, the latest end first")
  default void latestEndFirst() {
    var workspace = aNewWorkspace().state();
    var early = used(workspace, 0, 1);
    var late = used(workspace, 0, 4);
    var goesOn = used(workspace, 0, null);
    var before = used(workspace, -2, 0);
    var after = used(workspace, 6, 7);
    var across = used(workspace, 5, 9);
    var millis = ended(workspace, NOON.minusMillis(7), NOON.plusMillis(1));

    var spans = read(workspace.id(), 10);

    assertThat(spans).containsExactly(goesOn, across, late, early, millis);
    assertThat(spans).doesNotContain(before, after);
    assertThat(read(null, 10)).isEqualTo(spans);
  }

  @Test
  @DisplayName("WS-7: those of one workspace come in one go, also if none of them is over")
  default void workspaceByWorkspace() {
    var one = aNewWorkspace().state();
    var two = aNewWorkspace().state();
    var fresh = aNewWorkspace().state();
    var all = new ArrayList<SessionSpan>();
    for (var hour = 0; hour < 3; hour++) {
      all.add(used(one, hour, hour + 1));
      all.add(used(two, hour, hour + 1));
    }
    all.add(used(one, 1, null));
    all.add(used(two, 1, null));
    all.add(used(fresh, 1, null));

    var spans = read(null, 10);

    assertThat(spans).containsExactlyInAnyOrderElementsOf(all);
    var changes = 0;
    for (var i = 1; i < spans.size(); i++) {
      changes += spans.get(i).workspace().equals(spans.get(i - 1).workspace()) ? 0 : 1;
    }
    assertThat(changes).isEqualTo(2);
    assertThat(read(two.id(), 10)).hasSize(4).allMatch(s -> s.workspace().equals(two.id()));
    assertThat(read(fresh.id(), 10)).hasSize(1);
  }

  @Test
  @DisplayName("WS-7: more than the limit is told, and not handed over")
  default void limited() {
    var workspace = aNewWorkspace().state();
    used(workspace, 0, 1);
    used(workspace, 0, 2);
    used(workspace, 0, null);
    var some = new ArrayList<SessionSpan>();

    assertThat(spans().read(workspace.id(), AFTERNOON, 2, some::add)).isTrue();
    assertThat(some).hasSize(3);
    assertThat(spans().read(workspace.id(), AFTERNOON, 1, _ -> {})).isFalse();
    assertThat(spans().read(null, AFTERNOON, 1, _ -> {})).isFalse();
  }

  @Test
  @DisplayName("WS-7: a workspace's last name is known from its sessions")
  default void lastName() {
    var workspace = aNewWorkspace().state();
    used(workspace, 0, 1);

    assertThat(spans().lastName(workspace.id())).contains(workspace.description().name());
  }

  private List<SessionSpan> read(@Nullable WorkspaceId workspace, int limit) {
    var spans = new ArrayList<SessionSpan>();
    assertThat(spans().read(workspace, AFTERNOON, limit, spans::add)).isTrue();
    return spans;
  }

  private SessionSpan used(Workspace.State workspace, int from, @Nullable Integer to) {
    return ended(
        workspace,
        NOON.plus(Duration.ofHours(from)),
        to == null ? null : NOON.plus(Duration.ofHours(to)));
  }

  private SessionSpan ended(Workspace.State workspace, Instant start, @Nullable Instant end) {
    var session = aSessionOf(aNewAccount().state(), workspace, 0, start);
    commits().commit(NOBODY, session);
    if (end != null) {
      var stored = Session.from(session.state().atVersion(1));
      stored.end(EndReason.USER_STOP, null, end);
      commits().commit(NOBODY, stored);
    }
    return new SessionSpan(workspace.id(), session.state().accountId(), start, end);
  }
}
