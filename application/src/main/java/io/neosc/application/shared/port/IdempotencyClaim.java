package io.neosc.application.shared.port;

import java.time.Instant;

/**
 * A client's own name for one thing that it wants, which must happen once however often it is asked
 * for (API-6, RE-2).
 *
 * @param id made of the account, the route and the client's key, so that no two of them meet
 * @param fingerprint of everything in the request that says what is wanted
 * @param attempt differs in each request, so that one knows its own claim from a twin's
 * @param expiresAt until when the name is kept; it may be kept a little longer
 */
public record IdempotencyClaim(String id, String fingerprint, String attempt, Instant expiresAt) {}
