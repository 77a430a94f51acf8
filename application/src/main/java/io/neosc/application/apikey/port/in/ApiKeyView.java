package io.neosc.application.apikey.port.in;

import io.neosc.domain.apikey.ApiKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as admins see it.
 *
 * @param lastUsedAt to a minute; null if it never was used
 */
public record ApiKeyView(ApiKey.State key, @Nullable Instant lastUsedAt) {}
