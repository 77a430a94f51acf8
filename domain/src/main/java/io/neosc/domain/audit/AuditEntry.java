package io.neosc.domain.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain, as it was written or as it was found in a store. Only {@link AuditLog} makes
 * new ones; a found one may have been altered, so nothing is promised about its content: a {@link
 * Verification} finds out.
 *
 * <p>Its hash is the lowercase hex of SHA-256 over its canonical JSON (RFC 8785) in UTF-8, an
 * object with exactly these members, of which those without a value are left out: {@code action,
 * chain, commitment, id, prev_hash, resource, role, seq, session_id, sign_in, success, timestamp,
 * trace_id, user_id, v}. The timestamp is text, RFC 3339 in UTC with exactly three decimals. The
 * hash itself is not inside, and of the personal part only the commitment is.
 *
 * @param v version of this form
 * @param chain which chain it belongs to
 * @param seq its place; the first is 1 and none is left out
 * @param commitment see {@link PersonalPart#commitment()}
 * @param personal null once it has been erased
 * @param prevHash the hash of the entry before, 64 zeros for the first
 */
public record AuditEntry(
    int v,
    String chain,
    long seq,
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
    String commitment,
    @Nullable PersonalPart personal,
    String prevHash,
    String hash) {

  /** The only form so far. */
  public static final int VERSION = 1;

  public AuditEntry {
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(commitment, "commitment");
    Objects.requireNonNull(prevHash, "prevHash");
    Objects.requireNonNull(hash, "hash");
  }

  /**
   * What the hash is taken from.
   *
   * @throws IllegalArgumentException when the content has no canonical form, which no entry that
   *     was chained can have
   */
  public String canonical() {
    return form().text(chain, prevHash, seq);
  }

  /** The hash that this content should have. Throws as {@link #canonical()} does. */
  public String computedHash() {
    return computedHash(seq);
  }

  /** The hash that this content would have in another place. */
  String computedHash(long place) {
    var digest = Sha256.digest();
    form().feed(digest, EntryForm.quoted(chain), EntryForm.quoted(prevHash), place);
    return Sha256.hex(digest.digest());
  }

  private EntryForm form() {
    return new EntryForm(
        v,
        id,
        userId,
        action,
        resource,
        timestamp,
        success,
        role,
        signIn,
        sessionId,
        traceId,
        commitment);
  }

  /** What is left of it when its person is erased (AU-12); every hash stays as it is. */
  public AuditEntry withoutPersonal() {
    return with(null);
  }

  /** The same with another personal part, or none: the chain covers only its commitment. */
  public AuditEntry with(@Nullable PersonalPart other) {
    return new AuditEntry(
        v,
        chain,
        seq,
        id,
        userId,
        action,
        resource,
        timestamp,
        success,
        role,
        signIn,
        sessionId,
        traceId,
        commitment,
        other,
        prevHash,
        hash);
  }

  /** The head of a chain that ends with this entry. */
  public ChainHead head() {
    return new ChainHead(chain, seq, hash);
  }
}
