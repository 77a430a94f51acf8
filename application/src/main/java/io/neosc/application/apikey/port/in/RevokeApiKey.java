package io.neosc.application.apikey.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.apikey.ApiKeyId;

/** An admin ends a key. */
public record RevokeApiKey(CommitContext context, ApiKeyId id) implements Command {}
