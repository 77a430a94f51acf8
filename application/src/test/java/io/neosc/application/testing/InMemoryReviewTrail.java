package io.neosc.application.testing;

import static java.util.stream.Collectors.groupingBy;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.NewAddresses.Seen;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.ReviewedEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the weekly review reads, over entries in memory. */
public final class InMemoryReviewTrail implements ReviewTrail {
  private static final Comparator<AuditEntry> OLDEST_FIRST =
      Comparator.comparing(AuditEntry::timestamp).thenComparing(AuditEntry::seq);
  private final Supplier<List<AuditEntry>> entries;

  public InMemoryReviewTrail(Supplier<List<AuditEntry>> entries) {
    this.entries = entries;
  }

  @Override
  public Optional<Instant> since() {
    return entries.get().stream().min(OLDEST_FIRST).map(AuditEntry::timestamp);
  }

  @Override
  public void read(AuditFilter filter, Consumer<ReviewedEntry> reader) {
    entries.get().stream()
        .filter(filter::fits)
        .sorted(OLDEST_FIRST.reversed())
        .map(entry ->
            new ReviewedEntry(
                entry.userId(),
                AuditField.USER_EMAIL.of(entry),
                AuditField.IP.of(entry),
                entry.action(),
                entry.timestamp()))
        .forEach(reader);
  }

  /** An account and an address. */
  private record Pair(String user, String address) {
    static @Nullable Pair of(AuditEntry entry) {
      var address = AuditField.IP.of(entry);
      var user = entry.userId();
      return user == null || address == null ? null : new Pair(user, address);
    }
  }

  @Override
  public NewAddresses newAddresses(ReviewWeek week, int latest) {
    var paired = entries.get().stream().filter(entry -> Pair.of(entry) != null).toList();
    var earlier =
        paired.stream()
            .filter(entry -> entry.timestamp().isBefore(week.from()))
            .map(Pair::of)
            .toList();
    var fresh =
        paired.stream()
            .filter(entry -> !entry.timestamp().isBefore(week.from()))
            .filter(entry -> entry.timestamp().isBefore(week.to()))
            .filter(entry -> !earlier.contains(Pair.of(entry)))
            .collect(groupingBy(entry -> Objects.requireNonNull(Pair.of(entry))))
            .entrySet()
            .stream()
            .map(pair -> seen(pair.getKey(), pair.getValue()))
            .sorted(
                Comparator.comparing(Seen::first)
                    .reversed()
                    .thenComparing(Seen::userId)
                    .thenComparing(Seen::address))
            .toList();
    return new NewAddresses(
        fresh.size(),
        (int) fresh.stream().map(Seen::userId).distinct().count(),
        fresh.stream().limit(latest).toList());
  }

  private static Seen seen(Pair pair, List<AuditEntry> entries) {
    return new Seen(
        pair.user(),
        entries.stream()
            .map(AuditField.USER_EMAIL::of)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        pair.address(),
        entries.stream().map(AuditEntry::timestamp).min(Comparator.naturalOrder()).orElseThrow(),
        entries.size());
  }
}
