package io.neosc.application.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.review.port.in.CapacityTrend;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.InMemoryReviewTrail;
import io.neosc.application.testing.People;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.review.Ranking.Count;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.WeekNotKept;
import io.neosc.domain.usage.CapacityForecast;
import io.neosc.domain.usage.TooMuchUsage;
import io.neosc.domain.usage.Usage;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-15: the weekly review")
class ReviewServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final CommitContext auditor = new People(app).signedIn();

  /** The week in which this is. */
  private final ReviewWeek week = ReviewWeek.of(app.clock.instant());

  private void refused(String email, Instant at) {
    app.commits.record(
        CommitContext.system("0".repeat(31) + "1"),
        new SignInEvent.Refused(
            email, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, at));
  }

  @Test
  @DisplayName("a week that the trail does not hold is refused, not told as a quiet one")
  void notKept() {
    assertThatExceptionOfType(WeekNotKept.class)
        .isThrownBy(() -> app.reviews.review(auditor, week.before()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("audit.week-not-kept"));
  }

  @Test
  @DisplayName("there is a comparison if, and only if, the trail holds the week before whole")
  void compared() {
    assertThat(app.reviews.review(auditor, week).failedSignIns().before()).isNull();
    refused("a@example.org", week.before().from().plusMillis(1));
    var almost = app.reviews.review(auditor, week);
    refused("a@example.org", week.before().from());
    var whole = app.reviews.review(auditor, week);

    assertThat(almost.failedSignIns().before()).isNull();
    assertThat(almost.newAddressesBefore()).isNull();
    assertThat(Objects.requireNonNull(whole.failedSignIns().before()).total()).isEqualTo(2);
    assertThat(Objects.requireNonNull(whole.adminActions().before()).total()).isZero();
    assertThat(whole.newAddressesBefore()).isZero();
    assertThat(whole.fromItsBeginning()).isTrue();
  }

  @Test
  @DisplayName("failed sign-ins, admin actions and policy changes are those of the named views")
  void views() {
    refused("Bob@example.org", week.from().plusSeconds(1));
    refused("bob@example.org", week.to().minusMillis(1));
    var policy = PolicyFixture.aShippedPolicy();
    policy.enable(false, auditor.requireActor().accountId(), app.clock.instant());
    app.commits.commit(auditor, policy);

    var review = app.reviews.review(auditor, week);

    assertThat(review.failedSignIns().sum().total()).isEqualTo(2);
    assertThat(review.failedSignIns().sum().accounts().top())
        .containsExactly(new Count("bob@example.org", 2));
    assertThat(review.policyChanges().sum().actions().top())
        .containsExactly(new Count("create_policy", 1), new Count("toggle_policy", 1));
    assertThat(review.newestPolicyChanges())
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder("toggle_policy", "create_policy");
    assertThat(review.adminActions().sum().total())
        .isGreaterThanOrEqualTo(review.policyChanges().sum().total());
    assertThat(review.addresses().latest()).extracting(seen -> seen.userId()).isNotEmpty();
    assertThat(review.over()).isFalse();
    app.clock.forward(Duration.between(app.clock.instant(), week.to()));
    assertThat(app.reviews.review(auditor, week).over()).isTrue();
  }

  @Test
  @DisplayName("AU-13: who reads it leaves an entry of its own")
  void audited() {
    app.reviews.review(auditor, week);

    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("read_audit"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.userId()).isEqualTo(auditor.requireActor().accountId().value());
          assertThat(Objects.requireNonNull(entry.personal()).details()).contains("week");
        });
  }

  /** Use that is told, and nothing else. */
  private record Told(List<WorkspaceUsage> all, boolean tooMuch) implements UsageQueries {
    @Override
    public WorkspaceUsage usage(WorkspaceId workspace, UsageWindow window) {
      throw new UnsupportedOperationException("nobody asks for one");
    }

    @Override
    public List<WorkspaceUsage> usages(UsageWindow window) {
      if (tooMuch) {
        throw new TooMuchUsage(1);
      }
      return all;
    }

    @Override
    public void requireKnown(WorkspaceId workspace) {
      throw new UnsupportedOperationException("nobody asks for one");
    }
  }

  private @Nullable CapacityTrend capacity(Told usage) {
    return new ReviewService(
            new InMemoryReviewTrail(app.store::entries),
            InMemoryRepositories.trail(app.store),
            usage,
            app.audit,
            app.clock,
            ReviewService.PATIENCE)
        .review(auditor, week)
        .capacity();
  }

  /** With these daily peaks, the last one of the week's Sunday, made that many days earlier. */
  private WorkspaceUsage used(String name, @Nullable Integer limit, List<Integer> peaks) {
    var window = new UsageWindow(week.to().minus(ReviewService.TREND), week.to());
    var first = week.monday().plusDays(ReviewWeek.DAYS - peaks.size());
    var days =
        IntStream.range(0, peaks.size())
            .mapToObj(day -> new DailyPeak(first.plusDays(day), peaks.get(day)))
            .toList();
    return new WorkspaceUsage(
        new WorkspaceId("ws-" + name),
        name,
        week.to().minus(Duration.ofDays(15)),
        window,
        new Usage(1, 1, 1, Duration.ZERO, null, null, 1, days),
        CapacityForecast.of(limit, peaks));
  }

  @Test
  @DisplayName("capacity: peaks of both weeks, days before the workspace was made left out")
  void peaks() {
    var peaks = List.of(99, 1, 2, 8, 4, 5, 6, 7, 1, 2, 3, 4, 9, 3, 2);

    var trend = Objects.requireNonNull(capacity(new Told(List.of(used("a", 10, peaks)), false)));

    assertThat(trend.workspaces()).isEqualTo(1);
    var workspace = trend.nearest().getFirst();
    assertThat(workspace.peakBefore()).isEqualTo(8);
    assertThat(workspace.peak()).isEqualTo(9);
    assertThat(workspace.days()).hasSize(14);
  }

  @Test
  @DisplayName("capacity: who is full first comes first, then who has the least left")
  void nearestFirst() {
    var all =
        List.of(
            used("free", null, List.of(50)),
            used("half", 10, List.of(5)),
            used("most", 10, List.of(9)),
            used("full", 10, List.of(10)));

    var trend = Objects.requireNonNull(capacity(new Told(all, false)));

    assertThat(trend.nearest())
        .extracting(CapacityTrend.Workspace::name)
        .containsExactly("full", "most", "half", "free");
  }

  @Test
  @DisplayName("capacity that cannot be added up takes nothing else away")
  void unknownCapacity() {
    assertThat(capacity(new Told(List.of(), true))).isNull();
  }
}
