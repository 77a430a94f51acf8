package io.neosc.adapter.rest.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.apikey.port.in.ApiKeyView;
import io.neosc.domain.apikey.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key as admins see it; the key itself is shown when it is made and never again (ID-15). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ApiKey")
record ApiKeyResponse(
    String id,
    String name,
    List<String> scopes,
    String createdBy,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time", description = "Null for never") @Nullable String expiresAt,
    boolean revoked,
    @Schema(format = "date-time") @Nullable String revokedAt,
    @Schema(format = "date-time", description = "To a minute; null if never")
        @Nullable String lastUsedAt) {

  static ApiKeyResponse of(ApiKeyView view) {
    var key = view.key();
    return new ApiKeyResponse(
        key.id().value(),
        key.name(),
        key.scopes().stream().map(Scope::value).toList(),
        key.createdBy().value(),
        Wire.time(key.createdAt()),
        Wire.timeOrNull(key.expiresAt()),
        key.revokedAt() != null,
        Wire.timeOrNull(key.revokedAt()),
        Wire.timeOrNull(view.lastUsedAt()));
  }
}
