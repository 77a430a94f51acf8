package io.neosc.adapter.rest.apikey;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.apikey.Scope;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key that an admin wants for a machine (ID-15).
 *
 * @param expiresAt null for never
 */
@Schema(name = "CreateApiKey")
record CreateApiKeyRequest(
    @Schema(maxLength = 100) String name,
    @ArraySchema(
            minItems = 1,
            uniqueItems = true,
            schema =
                @Schema(
                    allowableValues = {
                      "sessions:report",
                      "events:publish",
                      "logs:write",
                      "metrics:read",
                      "check"
                    }))
        List<String> scopes,
    @Schema(format = "date-time") @Nullable Instant expiresAt) {
  private static final String KNOWN =
      Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.joining(", "));

  static CreateApiKeyRequest of(JsonBody body) {
    var name = body.line("name", 100);
    var scopes = body.texts("scopes", Scope.values().length);
    if (scopes.stream().anyMatch(scope -> Scope.of(scope).isEmpty())) {
      body.wrong("scopes", "invalid", "must be some of " + KNOWN);
    } else if (scopes.stream().distinct().count() < scopes.size()) {
      body.wrong("scopes", "duplicate", "names one twice");
    }
    var request = new CreateApiKeyRequest(name, scopes, body.optionalTime("expires_at"));
    body.done();
    return request;
  }

  List<Scope> wanted() {
    return scopes.stream().flatMap(scope -> Scope.of(scope).stream()).toList();
  }
}
