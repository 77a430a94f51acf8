package io.neosc.adapter.rest.hold;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.HoldScope.Kind;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entries that an admin wants to stay (AU-11).
 *
 * @param value null for a span of time
 * @param from null for anything else
 * @param to null for anything else
 */
@Schema(name = "PlaceLegalHold")
record PlaceLegalHoldRequest(
    @Schema(
            implementation = String.class,
            allowableValues = {"account", "resource", "session", "time"})
        Kind target,
    @Schema(
            maxLength = HoldScope.MAX_VALUE,
            description =
                "account: an account's id, for what it did and what was done to it; resource: as"
                    + " entries name it; session: a session's id; time: none")
        @Nullable String value,
    @Schema(format = "date-time", description = "time: the first moment; else none")
        @Nullable Instant from,
    @Schema(format = "date-time", description = "time: the moment behind the last; else none")
        @Nullable Instant to,
    @Schema(maxLength = LegalHold.MAX_REASON) String reason) {

  static PlaceLegalHoldRequest of(JsonBody body) {
    var target = body.oneOf("target", Kind.class);
    var value = body.optionalLine("value", HoldScope.MAX_VALUE);
    var from = body.optionalTime("from");
    var to = body.optionalTime("to");
    var reason = body.line("reason", LegalHold.MAX_REASON);
    if (body.sound()) {
      if (target == Kind.TIME) {
        requireSpan(body, value, from, to);
      } else {
        requireThing(body, target, value, from, to);
      }
    }
    body.done();
    return new PlaceLegalHoldRequest(target, value, from, to, reason);
  }

  private static void requireSpan(
      JsonBody body, @Nullable String value, @Nullable Instant from, @Nullable Instant to) {
    if (value != null) {
      body.wrong("value", "unexpected", "belongs to no span of time");
    }
    if (from == null) {
      body.wrong("from", "required", "a span of time has a beginning");
    }
    if (to == null) {
      body.wrong("to", "required", "a span of time has an end");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      body.wrong("to", "invalid", "is not after the beginning");
    }
  }

  private static void requireThing(
      JsonBody body,
      Kind target,
      @Nullable String value,
      @Nullable Instant from,
      @Nullable Instant to) {
    if (from != null) {
      body.wrong("from", "unexpected", "belongs to a span of time");
    }
    if (to != null) {
      body.wrong("to", "unexpected", "belongs to a span of time");
    }
    if (value == null) {
      body.wrong("value", "required", "says which one");
    } else if (!names(target, value)) {
      body.wrong("value", "invalid", "names no " + target.name().toLowerCase(Locale.ROOT));
    }
  }

  private static boolean names(Kind target, String value) {
    return switch (target) {
      case ACCOUNT -> Ids.valid(AccountId.PREFIX, value);
      case SESSION -> Ids.valid(SessionId.PREFIX, value);
      case RESOURCE, TIME -> true;
    };
  }

  HoldScope scope() {
    return new HoldScope(target, value, from, to);
  }
}
