package io.neosc.application.usage;

import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.usage.CapacityForecast.Unknown;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.TooMuchUsage;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsageServiceTest {
  private static final WorkspaceId GONE = new WorkspaceId("ws-gone");
  private static final WorkspaceId ALSO_GONE = new WorkspaceId("ws-also-gone");
  private static final AccountId ADA = aNewAccount().state().id();
  private final InMemoryApplication app = new InMemoryApplication();
  private final UsageWindow window = new UsageWindow(NOON.minus(Duration.ofDays(2)), NOON);

  UsageServiceTest() {
    app.clock.forward(Duration.ofHours(2));
  }

  /** Spans that are told, and nothing else. */
  private record Told(List<SessionSpan> all, boolean complete) implements SessionSpans {
    @Override
    public boolean read(
        @Nullable WorkspaceId workspace,
        UsageWindow window,
        int limit,
        Consumer<SessionSpan> reader) {
      all.stream()
          .filter(span -> workspace == null || span.workspace().equals(workspace))
          .forEach(reader);
      return complete;
    }

    @Override
    public Optional<String> lastName(WorkspaceId workspace) {
      return workspace.equals(GONE) ? Optional.of("Gone") : Optional.empty();
    }
  }

  private UsageService service(SessionSpans spans) {
    return new UsageService(spans, app.live.model(), app.clock, UsageService.PATIENCE);
  }

  private static SessionSpan span(WorkspaceId workspace, int hours) {
    return new SessionSpan(workspace, ADA, NOON.minus(Duration.ofHours(hours)), NOON);
  }

  @Test
  @DisplayName("WS-7: a removed workspace is told by the name that its sessions remember")
  void removed() {
    var service =
        service(new Told(List.of(span(ALSO_GONE, 1), span(GONE, 2), span(GONE, 3)), true));

    var usages = service.usages(window);

    assertThat(usages.stream().filter(WorkspaceUsage::removed).map(WorkspaceUsage::name))
        .containsExactly("Gone", "ws-also-gone");
    var gone = service.usage(GONE, window);
    assertThat(gone.usage().totalSessions()).isEqualTo(2);
    assertThat(gone.usage().time()).isEqualTo(Duration.ofHours(5));
    assertThat(gone.forecast().unknown()).isEqualTo(Unknown.NO_LIMIT);
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> service.requireKnown(new WorkspaceId("ws-never")));
  }

  @Test
  @DisplayName("WS-7: a window that reaches into the future ends now")
  void untilNow() {
    var now = app.clock.instant();
    var future = new UsageWindow(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(5)));

    var usage = service(new Told(List.of(), true)).usage(GONE, future);

    assertThat(usage.window()).isEqualTo(new UsageWindow(future.from(), now));
    assertThat(usage.usage().totalSessions()).isZero();
  }

  @Test
  @DisplayName("WS-7: what was not read to its end is refused, not told as if it were all")
  void tooMuch() {
    var service = service(new Told(List.of(span(GONE, 1)), false));

    assertThatExceptionOfType(TooMuchUsage.class).isThrownBy(() -> service.usages(window));
    assertThatExceptionOfType(TooMuchUsage.class).isThrownBy(() -> service.usage(GONE, window));
  }

  @Test
  @DisplayName("WS-7: one question at a time; who would wait for long is sent away")
  void oneAtATime() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var told = new Told(List.of(), true);
    var slow =
        new SessionSpans() {
          @Override
          public boolean read(
              @Nullable WorkspaceId workspace,
              UsageWindow window,
              int limit,
              Consumer<SessionSpan> reader) {
            begun.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return told.read(workspace, window, limit, reader);
          }

          @Override
          public Optional<String> lastName(WorkspaceId workspace) {
            return told.lastName(workspace);
          }
        };
    var service = new UsageService(slow, app.live.model(), app.clock, Duration.ofMillis(20));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> service.usages(window));
      begun.await();

      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> service.usage(GONE, window))
          .satisfies(away -> assertThat(away.kind()).isEqualTo(StoreUnavailable.Kind.OVERLOADED));

      go.countDown();
      assertThat(first.get()).isEmpty();
    }
    assertThat(service.usage(GONE, window).usage().totalSessions()).isZero();
  }
}
