package io.neosc.adapter.mongo.shared;

/** The names of the collections. */
public final class Collections {
  public static final String ACCOUNTS = "accounts";
  public static final String ORGANIZATIONS = "organizations";
  public static final String SIGN_INS = "sign_ins";
  public static final String WORKSPACES = "workspaces";
  public static final String SESSIONS = "sessions";

  /** When sessions were last heard of, and what else comes too often for their documents. */
  public static final String SESSION_SIGNS = "session_signs";

  public static final String POLICIES = "policies";
  public static final String ALERTS = "alerts";

  /** The chained entries. */
  public static final String AUDIT_LOG = "audit_log";

  /** The words of entries, by their places in the chain. */
  public static final String AUDIT_TEXTS = "audit_texts";

  /** Signed heads of the chain. */
  public static final String AUDIT_CHECKPOINTS = "audit_checkpoints";

  /** What left the trail for the archive, by the first entry. */
  public static final String AUDIT_SEGMENTS = "audit_segments";

  /** Bounded counts, moved in the commit that claims them. */
  public static final String COUNTERS = "counters";

  /** One-time tickets for sockets. */
  public static final String LIVE_TICKETS = "live_tickets";

  /** One-time tickets with which people enter sessions through gateways, by session. */
  public static final String LAUNCH_TICKETS = "launch_tickets";

  public static final String API_KEYS = "api_keys";

  public static final String LOCKS = "locks";

  /** When API keys were used last. */
  public static final String API_KEY_USES = "api_key_uses";

  /** How often who failed to prove who they are. */
  public static final String SIGN_IN_ATTEMPTS = "sign_in_attempts";

  /** The names that clients gave to their requests, with what was answered. */
  public static final String IDEMPOTENCY_KEYS = "idempotency_keys";

  /** Who may do what only one node does at a time. */
  public static final String LEASES = "leases";

  /** Persons who were erased, or are being erased; who it was only as long as it goes on. */
  public static final String ERASURES = "erasures";

  /** What of the audit trail must not leave or be erased. */
  public static final String LEGAL_HOLDS = "legal_holds";

  /** Facts about this database itself: its deployment id, applied migrations, their lock. */
  public static final String SCHEMA = "schema";

  private Collections() {}
}
