package io.neosc.application.review.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.review.NewAddresses.Seen;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.ReviewedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewTrail} promises. Each test begins with an empty store. */
public interface ReviewTrailContract {
  ReviewWeek WEEK = ReviewWeek.of(Instant.parse("2026-03-05T12:00:00Z"));

  Commits commits();

  ReviewTrail review();

  @Test
  @DisplayName("AU-15: an empty trail has no beginning, no entries and no addresses")
  default void nothing() {
    assertThat(review().since()).isEmpty();
    assertThat(failures()).isEmpty();
    assertThat(review().newAddresses(WEEK, 10).total()).isZero();
  }

  @Test
  @DisplayName("AU-15: the trail begins with its oldest entry, whichever was chained first")
  default void begins() {
    seen("ada", "192.0.2.1", WEEK.from().plusSeconds(2));
    seen("ada", "192.0.2.1", WEEK.from().plusSeconds(1));

    assertThat(review().since()).contains(WEEK.from().plusSeconds(1));
  }

  @Test
  @DisplayName("AU-15: what fits is handed over newest first, the week's edges as they should be")
  default void handedOver() {
    refused("early@example.org", WEEK.from().minusMillis(1));
    refused("first@example.org", WEEK.from());
    refused("last@example.org", WEEK.to().minusMillis(1));
    refused("late@example.org", WEEK.to());
    seen("ada", "192.0.2.1", WEEK.from());

    assertThat(failures())
        .containsExactly(
            new ReviewedEntry(
                null, "last@example.org", "203.0.113.9", "login", WEEK.to().minusMillis(1)),
            new ReviewedEntry(null, "first@example.org", "203.0.113.9", "login", WEEK.from()));
  }

  @Test
  @DisplayName("AU-15: an address is new to an account if no entry before the week has both")
  default void newAddresses() {
    var monday = WEEK.from();
    seen("ada", "192.0.2.1", monday.minusMillis(1));
    seen("bob", "192.0.2.2", monday.minus(Duration.ofDays(80)));
    seen("ada", "192.0.2.1", monday.plusSeconds(1));
    seen("ada", "192.0.2.2", monday.plusSeconds(5));
    seen("ada", "192.0.2.2", monday.plusSeconds(3));
    seen("bob", "192.0.2.1", WEEK.to().minusMillis(1));
    seen("bob", "2001:db8::17", monday);
    seen("bob", "192.0.2.9", WEEK.to());
    refused("nobody@example.org", monday);

    var fresh = review().newAddresses(WEEK, 2);

    assertThat(fresh.total()).isEqualTo(3);
    assertThat(fresh.accounts()).isEqualTo(2);
    assertThat(fresh.latest())
        .containsExactly(
            new Seen("usr-bob", "bob@example.org", "192.0.2.1", WEEK.to().minusMillis(1), 1),
            new Seen("usr-ada", "ada@example.org", "192.0.2.2", monday.plusSeconds(3), 2));
    assertThat(review().newAddresses(WEEK, 10).latest())
        .extracting(Seen::address)
        .containsExactly("192.0.2.1", "192.0.2.2", "2001:db8::17");
  }

  private List<ReviewedEntry> failures() {
    var found = new ArrayList<ReviewedEntry>();
    var filter =
        new AuditFilter(Map.of(), null, WEEK.from(), WEEK.to()).within(AuditView.FAILED_AUTH);
    review().read(filter, found::add);
    return found;
  }

  private void refused(String email, Instant at) {
    commits()
        .record(
            new CommitContext(null, "203.0.113.9", null, NOBODY.traceId(), null),
            new SignInEvent.Refused(
                email, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, at));
  }

  private void seen(String name, String address, Instant at) {
    var actor =
        new Actor(
            new AccountId("usr-" + name),
            new EmailAddress(name + "@example.org"),
            Role.AUDITOR,
            SignInFixture.aSignInId());
    commits()
        .record(
            new CommitContext(actor, address, null, NOBODY.traceId(), null),
            new TrailEvent.Read(1, 1, Set.of(), at));
  }
}
