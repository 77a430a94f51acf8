package io.neosc.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody with access to the store could make of an entry. */
final class AlteredEntry {
  private int v;
  private String chain;
  private long seq;
  private AuditEntryId id;
  private @Nullable String userId;
  private String action;
  private String resource;
  private Instant timestamp;
  private boolean success;
  private @Nullable String role;
  private @Nullable String signIn;
  private @Nullable String sessionId;
  private @Nullable String traceId;
  private String commitment;
  private @Nullable PersonalPart personal;
  private String prevHash;
  private String hash;

  private AlteredEntry(AuditEntry entry) {
    v = entry.v();
    chain = entry.chain();
    seq = entry.seq();
    id = entry.id();
    userId = entry.userId();
    action = entry.action();
    resource = entry.resource();
    timestamp = entry.timestamp();
    success = entry.success();
    role = entry.role();
    signIn = entry.signIn();
    sessionId = entry.sessionId();
    traceId = entry.traceId();
    commitment = entry.commitment();
    personal = entry.personal();
    prevHash = entry.prevHash();
    hash = entry.hash();
  }

  static AlteredEntry of(AuditEntry entry) {
    return new AlteredEntry(entry);
  }

  AlteredEntry v(int v) {
    this.v = v;
    return this;
  }

  AlteredEntry chain(String chain) {
    this.chain = chain;
    return this;
  }

  AlteredEntry seq(long seq) {
    this.seq = seq;
    return this;
  }

  AlteredEntry id(AuditEntryId id) {
    this.id = id;
    return this;
  }

  AlteredEntry userId(@Nullable String userId) {
    this.userId = userId;
    return this;
  }

  AlteredEntry action(String action) {
    this.action = action;
    return this;
  }

  AlteredEntry resource(String resource) {
    this.resource = resource;
    return this;
  }

  AlteredEntry timestamp(Instant timestamp) {
    this.timestamp = timestamp;
    return this;
  }

  /** Which its canonical form has no place for. */
  AlteredEntry aNanosecondLater() {
    return timestamp(timestamp.plusNanos(1));
  }

  AlteredEntry success(boolean success) {
    this.success = success;
    return this;
  }

  AlteredEntry role(@Nullable String role) {
    this.role = role;
    return this;
  }

  AlteredEntry signIn(@Nullable String signIn) {
    this.signIn = signIn;
    return this;
  }

  AlteredEntry sessionId(@Nullable String sessionId) {
    this.sessionId = sessionId;
    return this;
  }

  AlteredEntry traceId(@Nullable String traceId) {
    this.traceId = traceId;
    return this;
  }

  AlteredEntry commitment(String commitment) {
    this.commitment = commitment;
    return this;
  }

  AlteredEntry personal(@Nullable PersonalPart personal) {
    this.personal = personal;
    return this;
  }

  AlteredEntry prevHash(String prevHash) {
    this.prevHash = prevHash;
    return this;
  }

  AlteredEntry hash(String hash) {
    this.hash = hash;
    return this;
  }

  /** With a hash that belongs to the altered content. */
  AuditEntry rehashed() {
    return hash(entry().computedHash()).entry();
  }

  AuditEntry entry() {
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
        personal,
        prevHash,
        hash);
  }
}
