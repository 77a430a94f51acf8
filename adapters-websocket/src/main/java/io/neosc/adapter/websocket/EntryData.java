package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.domain.audit.AuditEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit entry (AU-1); what was erased is null. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record EntryData(
    String id,
    long seq,
    @Nullable String userId,
    @Nullable String userEmail,
    String action,
    String resource,
    @Nullable String details,
    @Nullable String ipAddress,
    String timestamp,
    boolean success,
    @Nullable String role,
    @Nullable String signIn,
    @Nullable String sessionId,
    @Nullable String traceId,
    @Nullable String userAgent,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after,
    String prevHash,
    String hash) {

  static EntryData of(AuditEntry entry) {
    var personal = entry.personal();
    return new EntryData(
        entry.id().value(),
        entry.seq(),
        entry.userId(),
        personal == null ? null : personal.userEmail(),
        entry.action(),
        entry.resource(),
        personal == null ? null : personal.details(),
        personal == null ? null : personal.ipAddress(),
        Wire.time(entry.timestamp()),
        entry.success(),
        entry.role(),
        entry.signIn(),
        entry.sessionId(),
        entry.traceId(),
        personal == null ? null : personal.userAgent(),
        personal == null ? null : personal.before(),
        personal == null ? null : personal.after(),
        entry.prevHash(),
        entry.hash());
  }
}
