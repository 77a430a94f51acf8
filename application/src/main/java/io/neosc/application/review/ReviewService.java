package io.neosc.application.review;

import io.neosc.application.audit.AuditedReading;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.review.port.in.CapacityTrend;
import io.neosc.application.review.port.in.Review;
import io.neosc.application.review.port.in.Review.Compared;
import io.neosc.application.review.port.in.ReviewQueries;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.application.shared.Turns;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.review.ReviewTally;
import io.neosc.domain.review.ReviewTally.Sum;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.WeekNotKept;
import io.neosc.domain.usage.TooMuchUsage;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.neosc.domain.usage.UsageWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up a week of the trail and the week before, and asks for the use of workspaces. */
public final class ReviewService implements ReviewQueries {
  /** So many names, entries and workspaces of each kind are told; of the others their number. */
  public static final int MOST = 20;

  /** So long a question waits for those before it. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What a trend is read from: four weeks. */
  static final Duration TREND = Duration.ofDays(28);

  /** What the trail says of how it was read (AU-13). */
  private static final Set<String> CONDITIONS = Set.of("week");

  private static final Comparator<CapacityTrend.Workspace> NEAREST_FIRST =
      Comparator.comparingDouble(ReviewService::daysLeft)
          .thenComparing(Comparator.comparingDouble(ReviewService::share).reversed())
          .thenComparing(CapacityTrend.Workspace::name)
          .thenComparing(workspace -> workspace.id().value());

  private final ReviewTrail trail;
  private final AuditTrail entries;
  private final UsageQueries usage;
  private final AuditedReading reading;
  private final InstantSource clock;
  private final Turns turns;

  /**
   * @param patience how long a question waits for those before it
   */
  public ReviewService(
      ReviewTrail trail,
      AuditTrail entries,
      UsageQueries usage,
      AuditedReading reading,
      InstantSource clock,
      Duration patience) {
    this.trail = trail;
    this.entries = entries;
    this.usage = usage;
    this.reading = reading;
    this.clock = clock;
    this.turns = new Turns(patience);
  }

  @Override
  public Review review(CommitContext context, ReviewWeek week) {
    var review = turns.take(() -> reviewed(week));
    reading.read(context, review.entries(), CONDITIONS);
    return review;
  }

  private Review reviewed(ReviewWeek week) {
    var now = clock.instant();
    var since = trail.since().orElse(now);
    if (!since.isBefore(week.to())) {
      throw new WeekNotKept(week, since);
    }
    var before = since.isAfter(week.before().from()) ? null : week.before();
    return new Review(
        week,
        now,
        since,
        compared(AuditView.FAILED_AUTH, week, before),
        compared(AuditView.ADMIN_ACTIONS, week, before),
        compared(AuditView.POLICY_CHANGES, week, before),
        newest(AuditView.POLICY_CHANGES, week),
        trail.newAddresses(week, MOST),
        before == null ? null : Integer.valueOf(trail.newAddresses(before, 0).total()),
        capacity(week));
  }

  private Compared compared(AuditView view, ReviewWeek week, @Nullable ReviewWeek before) {
    return new Compared(sum(view, week), before == null ? null : sum(view, before));
  }

  private Sum sum(AuditView view, ReviewWeek week) {
    var tally = new ReviewTally(week);
    trail.read(of(view, week), tally::add);
    return tally.sum(MOST);
  }

  private List<AuditEntry> newest(AuditView view, ReviewWeek week) {
    return entries.search(of(view, week), PageRequest.first(MOST)).items();
  }

  private static AuditFilter of(AuditView view, ReviewWeek week) {
    return new AuditFilter(Map.of(), null, week.from(), week.to()).within(view);
  }

  private @Nullable CapacityTrend capacity(ReviewWeek week) {
    try {
      var window = new UsageWindow(week.to().minus(TREND), week.to());
      var all =
          usage.usages(window).stream()
              .filter(workspace -> !workspace.removed())
              .map(workspace -> trend(workspace, week))
              .sorted(NEAREST_FIRST)
              .toList();
      return new CapacityTrend(all.size(), all.stream().limit(MOST).toList());
    } catch (TooMuchUsage tooMuch) {
      return null;
    }
  }

  private static CapacityTrend.Workspace trend(WorkspaceUsage workspace, ReviewWeek week) {
    var made = day(Objects.requireNonNull(workspace.createdAt()));
    var days =
        workspace.usage().dailyPeaks().stream().filter(peak -> peak.day().isAfter(made)).toList();
    return new CapacityTrend.Workspace(
        workspace.id(),
        workspace.name(),
        peak(days, week),
        peak(days, week.before()),
        days,
        workspace.forecast());
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static @Nullable Integer peak(List<DailyPeak> days, ReviewWeek week) {
    return days.stream()
        .filter(peak -> !peak.day().isBefore(week.monday()))
        .filter(peak -> peak.day().isBefore(week.monday().plusDays(ReviewWeek.DAYS)))
        .map(DailyPeak::sessions)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static double daysLeft(CapacityTrend.Workspace workspace) {
    var days = workspace.forecast().daysUntilLimit();
    return days == null ? Double.MAX_VALUE : days;
  }

  /** How much of its limit a workspace took; of one without a limit nothing. */
  private static double share(CapacityTrend.Workspace workspace) {
    var limit = workspace.forecast().limit();
    var peak = workspace.peak();
    return limit == null || limit == 0 || peak == null ? 0 : (double) peak / limit;
  }
}
