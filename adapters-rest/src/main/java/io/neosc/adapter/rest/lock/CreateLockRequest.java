package io.neosc.adapter.rest.lock;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockTarget;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A lock that an admin wants (SE-12).
 *
 * @param expiresAt null for until it is removed
 */
@Schema(name = "CreateLock")
record CreateLockRequest(
    @Schema(
            implementation = String.class,
            allowableValues = {"user", "role", "workspace", "host", "ip", "session"})
        LockTarget.Kind target,
    @Schema(
            maxLength = 254,
            description =
                "user: an account's id or e-mail address; role: user, auditor or operator;"
                    + " workspace, session: an id; host: the host_id of workspaces; ip: an address"
                    + " or a range such as 10.0.0.0/8")
        String value,
    @Schema(maxLength = Lock.MAX_REASON, description = "Told to everybody whom it refuses")
        String reason,
    @Schema(format = "date-time") @Nullable Instant expiresAt) {
  private static final int MAX_VALUE = 254;

  static CreateLockRequest of(JsonBody body) {
    var target = body.oneOf("target", LockTarget.Kind.class);
    var value = body.line("value", MAX_VALUE);
    var reason = body.line("reason", Lock.MAX_REASON);
    var end = body.optionalTime("expires_at");
    if (end != null && !end.isBefore(Lock.NEVER)) {
      body.wrong("expires_at", "out_of_range", "is too far away; without it a lock has no end");
    }
    if (body.sound() && !spells(target, value)) {
      body.wrong("value", "invalid", "names no " + target.name().toLowerCase(Locale.ROOT));
    }
    body.done();
    return new CreateLockRequest(target, value, reason, end);
  }

  private static boolean spells(LockTarget.Kind target, String value) {
    return target == LockTarget.Kind.USER && EmailAddress.valid(value)
        || LockTarget.parse(target, value).isPresent();
  }
}
