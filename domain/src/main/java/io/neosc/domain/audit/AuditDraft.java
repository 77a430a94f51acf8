package io.neosc.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entry will say, before it has its place in the chain. It is complete and valid: what is
 * accepted here can be chained and stored without any further refusal.
 *
 * @param userId the acting account, or the API key of the acting machine; null when nobody was
 *     recognised (a failed sign-in)
 * @param action lowercase words joined by underscores, such as {@code launch_workspace}
 * @param resource what it was done to, such as {@code workspace:ws-1} or {@code auth}
 * @param timestamp in whole milliseconds, as the store keeps no more
 * @param success false for a refusal
 * @param role the actor's role at that time
 * @param signIn the sign-in's id as lowercase hex of a hash, never the id itself
 */
public record AuditDraft(
    AuditEntryId id,
    @Nullable String userId,
    String action,
    String resource,
    Instant timestamp,
    boolean success,
    @Nullable String role,
    @Nullable String signIn,
    @Nullable String sessionId,
    @Nullable String traceId,
    PersonalPart personal) {

  public AuditDraft {
    require(!action.isEmpty() && Texts.only(action, Texts.ACTION_CHARACTERS), "action", action);
    require(!resource.isBlank(), "resource", resource);
    requireWellFormed("resource", resource);
    requireWellFormed("user_id", userId);
    requireWellFormed("role", role);
    requireWellFormed("session_id", sessionId);
    requireWellFormed("trace_id", traceId);
    require(signIn == null || isHash(signIn), "sign_in", signIn);
    EntryForm.requireWritable(timestamp);
  }

  /** Does all the work that needs no place in the chain; call it outside the chain's writer. */
  public PreparedDraft prepared() {
    return new PreparedDraft(this);
  }

  private static boolean isHash(String text) {
    return !text.isEmpty() && Texts.only(text, Texts.LOWER_HEX);
  }

  private static void requireWellFormed(String field, @Nullable String text) {
    require(text == null || Texts.loneSurrogate(text) < 0, field, text);
  }

  private static void require(boolean holds, String field, @Nullable Object value) {
    if (!holds) {
      throw new IllegalArgumentException("Not the " + field + " of an audit entry: " + value);
    }
  }
}
