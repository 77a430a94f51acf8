package io.neosc.application.usage;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.shared.Turns;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.domain.usage.CapacityForecast;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.TooMuchUsage;
import io.neosc.domain.usage.Usage;
import io.neosc.domain.usage.UsageTally;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds sessions up while they are read: what it holds grows with those that went on at once. */
public final class UsageService implements UsageQueries {
  /** More ended sessions than this are not added up for one question. */
  static final int MOST = 5_000_000;

  /** So long a question waits for those before it. */
  public static final Duration PATIENCE = Duration.ofSeconds(3);

  private final SessionSpans spans;
  private final LiveQueries live;
  private final InstantSource clock;
  private final Turns turns;

  /**
   * @param patience how long a question waits for those before it
   */
  public UsageService(
      SessionSpans spans, LiveQueries live, InstantSource clock, Duration patience) {
    this.spans = spans;
    this.live = live;
    this.clock = clock;
    this.turns = new Turns(patience);
  }

  @Override
  public void requireKnown(WorkspaceId workspace) {
    var _ = nameOf(workspace);
  }

  @Override
  public WorkspaceUsage usage(WorkspaceId workspace, UsageWindow window) {
    var name = nameOf(workspace);
    var past = untilNow(window);
    var found = turns.take(() -> tallied(workspace, past)).get(workspace);
    var known = live.workspace(workspace).map(WorkspaceView::workspace).orElse(null);
    return told(workspace, name, known, past, found == null ? Usage.none(past) : found);
  }

  private String nameOf(WorkspaceId workspace) {
    return live.workspace(workspace)
        .map(view -> view.workspace().description().name())
        .or(() -> spans.lastName(workspace))
        .orElseThrow(() -> new WorkspaceNotFound(workspace));
  }

  @Override
  public List<WorkspaceUsage> usages(UsageWindow window) {
    var past = untilNow(window);
    var usages = turns.take(() -> tallied(null, past));
    var all = new ArrayList<WorkspaceUsage>();
    for (var view : live.workspaces()) {
      var workspace = view.workspace();
      var usage = usages.remove(workspace.id());
      all.add(
          told(
              workspace.id(),
              workspace.description().name(),
              workspace,
              past,
              usage == null ? Usage.none(past) : usage));
    }
    usages.entrySet().stream()
        .filter(gone -> gone.getValue().totalSessions() > 0)
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(WorkspaceId::value).reversed()))
        .forEach(gone -> all.add(removed(gone.getKey(), gone.getValue(), past)));
    return all;
  }

  private WorkspaceUsage removed(WorkspaceId id, Usage usage, UsageWindow window) {
    return told(id, spans.lastName(id).orElse(id.value()), null, window, usage);
  }

  private Map<WorkspaceId, Usage> tallied(@Nullable WorkspaceId workspace, UsageWindow window) {
    var sums = new Sums(window);
    if (!spans.read(workspace, window, MOST, sums::add)) {
      throw new TooMuchUsage(MOST);
    }
    return sums.all();
  }

  /** What is still to come has no use yet. */
  private UsageWindow untilNow(UsageWindow window) {
    var now = clock.instant();
    return window.to().isAfter(now) && window.from().isBefore(now)
        ? new UsageWindow(window.from(), now)
        : window;
  }

  /** Days before the workspace was made say nothing of its growth. */
  private static WorkspaceUsage told(
      WorkspaceId id,
      String name,
      Workspace.@Nullable State workspace,
      UsageWindow window,
      Usage usage) {
    if (workspace == null) {
      return new WorkspaceUsage(
          id, name, null, window, usage, CapacityForecast.of(null, List.of()));
    }
    var made = workspace.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
    var peaks =
        usage.dailyPeaks().stream()
            .filter(peak -> peak.day().isAfter(made))
            .map(Usage.DailyPeak::sessions)
            .toList();
    var limit = workspace.description().limits().maxSessions();
    return new WorkspaceUsage(
        id, name, workspace.createdAt(), window, usage, CapacityForecast.of(limit, peaks));
  }

  /** One sum after the other, as the workspaces come. */
  private static final class Sums {
    private final UsageWindow window;
    private final Map<WorkspaceId, Usage> done = new LinkedHashMap<>();
    private @Nullable WorkspaceId present;
    private UsageTally tally;

    Sums(UsageWindow window) {
      this.window = window;
      this.tally = new UsageTally(window);
    }

    void add(SessionSpan span) {
      if (!span.workspace().equals(present)) {
        finish();
        present = span.workspace();
        tally = new UsageTally(window);
      }
      tally.add(span);
    }

    Map<WorkspaceId, Usage> all() {
      finish();
      return done;
    }

    private void finish() {
      if (present != null) {
        done.put(present, tally.usage());
      }
    }
  }
}
