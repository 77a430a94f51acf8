package io.neosc.adapter.rest.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.audit.AuditEntryResponse;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.review.port.in.Review;
import io.neosc.application.review.port.in.Review.Compared;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.Ranking;
import io.neosc.domain.review.ReviewTally.Sum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The weekly review (AU-15). Numbers of the week before are null where they are not known. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditReview")
record AuditReviewResponse(
    @Schema(description = "Of ISO 8601, in UTC", example = "2026-W47") String week,
    @Schema(format = "date-time", description = "Its first moment") String from,
    @Schema(format = "date-time", description = "The first moment behind it") String to,
    @Schema(description = "Whether the week is over, and the trail holds it from its beginning")
        boolean whole,
    @Schema(format = "date-time", description = "When this was looked at") String at,
    @Schema(format = "date-time", description = "When the first entry was made that is there")
        String trailSince,
    Part failedSignIns,
    Part adminActions,
    PolicyChanges policyChanges,
    Addresses newAddresses,
    @Schema(description = "Null if there were too many sessions to add up")
        @Nullable CapacityResponse capacity) {

  /** Entries of one kind. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewPart")
  record Part(
      long total,
      @Schema(description = "Null if the trail does not hold the week before whole")
          @Nullable Long totalBefore,
      @Schema(description = "Seven, Monday first") List<Day> days,
      Names actions,
      @Schema(description = "By e-mail address, in lower case; where there is none, by id")
          Names accounts,
      Names addresses) {

    static Part of(Compared compared) {
      var sum = compared.sum();
      var before = compared.before();
      return new Part(
          sum.total(),
          before == null ? null : before.total(),
          byDay(sum, before),
          Names.of(sum.actions()),
          Names.of(sum.accounts()),
          Names.of(sum.addresses()));
    }
  }

  private static List<Day> byDay(Sum sum, @Nullable Sum before) {
    return IntStream.range(0, sum.days().size())
        .mapToObj(
            day -> new Day(sum.days().get(day), before == null ? null : before.days().get(day)))
        .toList();
  }

  /** A day, and the same one of the week before. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewDay")
  record Day(long count, @Nullable Long before) {}

  /** Names and how often each was met. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewNames")
  record Names(
      @Schema(description = "How many names there were") int distinct,
      @Schema(description = "False: there were more names than that, which were not kept apart")
          boolean complete,
      @Schema(description = "How many entries had no name, or have none any more") long unnamed,
      @Schema(description = "At most 20, the most frequent first") List<Name> top) {

    static Names of(Ranking ranking) {
      return new Names(
          ranking.distinct(),
          ranking.complete(),
          ranking.unnamed(),
          ranking.top().stream().map(name -> new Name(name.name(), name.count())).toList());
    }
  }

  /** One of them. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "AuditReviewName")
  record Name(String name, long count) {}

  /** Changes of the rules themselves. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewPolicyChanges")
  record PolicyChanges(
      long total,
      @Nullable Long totalBefore,
      List<Day> days,
      @Schema(description = "At most 20, the newest first") List<AuditEntryResponse> newest) {}

  /** Addresses that were new to their accounts, as far as the trail reaches. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewAddresses")
  record Addresses(
      @Schema(description = "Pairs of account or key and address") int total,
      @Nullable Integer totalBefore,
      @Schema(description = "How many accounts and keys they are of") int accounts,
      @Schema(description = "At most 20, the latest first") List<Address> latest) {}

  /** One of them. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewAddress")
  record Address(
      @Schema(description = "An account or an API key") String userId,
      @Nullable String userEmail,
      String ipAddress,
      @Schema(format = "date-time") String firstSeen,
      @Schema(description = "Entries of the week from there") long entries) {

    static Address of(NewAddresses.Seen seen) {
      return new Address(
          seen.userId(), seen.userEmail(), seen.address(), Wire.time(seen.first()), seen.entries());
    }
  }

  static AuditReviewResponse of(Review review) {
    var policies = Part.of(review.policyChanges());
    var addresses = review.addresses();
    return new AuditReviewResponse(
        review.week().text(),
        Wire.time(review.week().from()),
        Wire.time(review.week().to()),
        review.over() && review.fromItsBeginning(),
        Wire.time(review.at()),
        Wire.time(review.since()),
        Part.of(review.failedSignIns()),
        Part.of(review.adminActions()),
        new PolicyChanges(
            policies.total(),
            policies.totalBefore(),
            policies.days(),
            review.newestPolicyChanges().stream().map(AuditEntryResponse::of).toList()),
        new Addresses(
            addresses.total(),
            review.newAddressesBefore(),
            addresses.accounts(),
            addresses.latest().stream().map(Address::of).toList()),
        review.capacity() == null ? null : CapacityResponse.of(review.capacity()));
  }
}
