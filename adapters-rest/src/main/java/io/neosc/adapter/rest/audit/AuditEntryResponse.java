package io.neosc.adapter.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.audit.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit entry (AU-1). What was erased of a person is null (AU-12). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditEntry")
public record AuditEntryResponse(
    String id,
    long seq,
    @Nullable String userId,
    @Nullable String userEmail,
    String action,
    String resource,
    @Nullable String details,
    @Nullable String ipAddress,
    @Schema(format = "date-time") String timestamp,
    boolean success,
    @Nullable String role,
    @Schema(description = "Hash of the sign-in's id") @Nullable String signIn,
    @Nullable String sessionId,
    @Nullable String traceId,
    @Nullable String userAgent,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after,
    String prevHash,
    String hash) {

  public static AuditEntryResponse of(AuditEntry entry) {
    var personal = entry.personal();
    return new AuditEntryResponse(
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
