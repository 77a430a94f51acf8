package io.neosc.application.shared.port;

import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, from where, and under which names the change can be found again. It
 * becomes the personal and technical part of each audit entry.
 *
 * @param actor null for machines, for callers that are not signed in and for the product itself
 * @param apiKey what a machine showed; null for everybody else
 * @param ipAddress of the connection, or of the client behind a trusted proxy; null for the product
 *     itself
 * @param userAgent what the client calls itself; at most 500 characters of it are kept
 * @param traceId W3C trace id, 32 hexadecimal digits
 * @param operationKey a stable name for this very operation, if a repetition must be a no-op
 *     (RE-2); the same key and the same changes commit at most once
 * @param claim the client's own name for what it wants, if it gave one; the commit takes it
 * @param fence the lease that the commit depends on, if there is one
 */
public record CommitContext(
    @Nullable Actor actor,
    @Nullable ApiKeyId apiKey,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    String traceId,
    @Nullable String operationKey,
    @Nullable IdempotencyClaim claim,
    @Nullable Fence fence) {
  public CommitContext {
    if (actor != null && apiKey != null) {
      throw new IllegalArgumentException("either somebody signed in or a machine acts");
    }
  }

  /** Without a key and without a name of the client's. */
  public CommitContext(
      @Nullable Actor actor,
      @Nullable String ipAddress,
      @Nullable String userAgent,
      String traceId,
      @Nullable String operationKey) {
    this(actor, null, ipAddress, userAgent, traceId, operationKey, null, null);
  }

  /** The product itself acts. */
  public static CommitContext system(String traceId) {
    return new CommitContext(null, null, null, traceId, null);
  }

  /** Somebody at the machine itself acts through a command of the program. */
  public static CommitContext commandLine(String traceId) {
    return new CommitContext(null, null, "neosc command line", traceId, null);
  }

  public CommitContext by(Actor someone) {
    return new CommitContext(
        someone, null, ipAddress, userAgent, traceId, operationKey, claim, fence);
  }

  /** A machine acts that showed this key. */
  public CommitContext by(ApiKeyId machine) {
    return new CommitContext(
        null, machine, ipAddress, userAgent, traceId, operationKey, claim, fence);
  }

  public CommitContext once(@Nullable String key) {
    return new CommitContext(actor, apiKey, ipAddress, userAgent, traceId, key, claim, fence);
  }

  /** The commit of an aggregate under this context takes {@code name} with it. */
  public CommitContext claiming(IdempotencyClaim name) {
    return new CommitContext(
        actor, apiKey, ipAddress, userAgent, traceId, operationKey, name, fence);
  }

  /** For a further commit of the same request: a name can be taken once. */
  public CommitContext claimed() {
    return new CommitContext(
        actor, apiKey, ipAddress, userAgent, traceId, operationKey, null, fence);
  }

  /**
   * What is committed under this context is stored only while nobody has overtaken the holder of
   * {@code held}; else its caller gets {@link FencedOff}.
   */
  public CommitContext fenced(Fence held) {
    return new CommitContext(
        actor, apiKey, ipAddress, userAgent, traceId, operationKey, claim, held);
  }

  /** Who acts; null for the product itself and for callers that have not signed in. */
  public @Nullable Party party() {
    if (apiKey != null) {
      return Party.of(apiKey);
    }
    return actor == null ? null : Party.of(actor.accountId());
  }

  /**
   * The key of the machine that acts.
   *
   * @throws IllegalStateException if no machine does: the route must have refused that
   */
  public ApiKeyId requireApiKey() {
    if (apiKey == null) {
      throw new IllegalStateException("this needs a machine with a key");
    }
    return apiKey;
  }

  /**
   * The signed-in actor.
   *
   * @throws IllegalStateException if nobody is signed in: the route must have refused that
   */
  public Actor requireActor() {
    if (actor == null) {
      throw new IllegalStateException("this needs a signed-in caller");
    }
    return actor;
  }
}
