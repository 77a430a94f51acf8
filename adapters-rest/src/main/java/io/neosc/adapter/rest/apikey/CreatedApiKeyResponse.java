package io.neosc.adapter.rest.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.apikey.port.in.CreatedApiKey;
import io.neosc.domain.apikey.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new API key, with the key itself, this once (ID-15). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CreatedApiKey")
record CreatedApiKeyResponse(
    String id,
    String name,
    List<String> scopes,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time", description = "Null for never") @Nullable String expiresAt,
    @Schema(description = "Shown this once; send it as Authorization: Bearer KEY") String key) {

  static CreatedApiKeyResponse of(CreatedApiKey created) {
    var state = created.state();
    return new CreatedApiKeyResponse(
        state.id().value(),
        state.name(),
        state.scopes().stream().map(Scope::value).toList(),
        Wire.time(state.createdAt()),
        Wire.timeOrNull(state.expiresAt()),
        created.key());
  }

  @Override
  public String toString() {
    return "CreatedApiKeyResponse[key hidden]";
  }
}
