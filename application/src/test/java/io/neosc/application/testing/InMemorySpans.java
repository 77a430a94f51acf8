package io.neosc.application.testing;

import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Session spans over an {@link InMemoryStore}. */
public final class InMemorySpans implements SessionSpans {
  private static final Comparator<SessionSpan> ORDER =
      Comparator.comparing((SessionSpan span) -> span.workspace().value())
          .thenComparing(
              span -> Objects.requireNonNullElse(span.endedAt(), Instant.MAX),
              Comparator.reverseOrder());
  private final InMemoryStore store;

  public InMemorySpans(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean read(
      @Nullable WorkspaceId workspace,
      UsageWindow window,
      int limit,
      Consumer<SessionSpan> reader) {
    var found =
        store
            .all(Session.State.class)
            .map(InMemorySpans::span)
            .filter(span -> workspace == null || span.workspace().equals(workspace))
            .filter(span -> counts(span, window))
            .sorted(ORDER)
            .toList();
    found.forEach(reader);
    return found.stream().filter(span -> span.endedAt() != null).count() <= limit;
  }

  private static boolean counts(SessionSpan span, UsageWindow window) {
    var end = span.endedAt();
    return end == null || (end.isAfter(window.from()) && span.startedAt().isBefore(window.to()));
  }

  private static SessionSpan span(Session.State session) {
    return new SessionSpan(
        session.workspaceId(),
        session.accountId(),
        session.startedAt(),
        session.lifecycle() instanceof Lifecycle.Ended ended ? ended.at() : null);
  }

  @Override
  public Optional<String> lastName(WorkspaceId workspace) {
    return store
        .all(Session.State.class)
        .filter(session -> session.workspaceId().equals(workspace) && !session.active())
        .max(Comparator.comparing(Session.State::startedAt))
        .map(Session.State::workspaceName);
  }
}
