package io.neosc.adapter.mongo.schema;

import io.neosc.adapter.mongo.shared.AuditIndexes;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.UniqueIndexes;
import java.time.Duration;
import java.util.List;

/**
 * All collections and all indexes, each with the query that needs it (OB-15). An index that serves
 * a list ends in that list's order, so that a page costs the same wherever it lies.
 */
final class Indexes {
  /** They exist from the start: a transaction cannot wait for a collection to be made. */
  static final List<String> COLLECTIONS =
      List.of(
          Collections.ACCOUNTS,
          Collections.SIGN_INS,
          Collections.ORGANIZATIONS,
          Collections.WORKSPACES,
          Collections.SESSIONS,
          Collections.SESSION_SIGNS,
          Collections.POLICIES,
          Collections.ALERTS,
          Collections.AUDIT_LOG,
          Collections.AUDIT_TEXTS,
          Collections.AUDIT_CHECKPOINTS,
          Collections.AUDIT_SEGMENTS,
          Collections.COUNTERS,
          Collections.LIVE_TICKETS,
          Collections.LAUNCH_TICKETS,
          Collections.SIGN_IN_ATTEMPTS,
          Collections.API_KEYS,
          Collections.API_KEY_USES,
          Collections.IDEMPOTENCY_KEYS,
          Collections.LEASES,
          Collections.LOCKS,
          Collections.ERASURES,
          Collections.LEGAL_HOLDS);

  /** A sign-in is kept this long after its end, so that no node forgets a revocation too early. */
  private static final Duration SIGN_IN_GRACE = Duration.ofDays(1);

  static final List<IndexDefinition> ALL =
      List.of(
          IndexDefinition.of(
                  Collections.ACCOUNTS,
                  UniqueIndexes.ACCOUNT_EMAIL,
                  "{email_key: 1}",
                  "an account by its address; one account per address (ID-1)")
              .asUnique(),
          IndexDefinition.of(
              Collections.ACCOUNTS,
              "newest",
              "{created_at: -1, _id: -1}",
              "a page of all accounts, newest first (ID-14)"),
          IndexDefinition.of(
              Collections.ACCOUNTS,
              "by_role",
              "{role: 1, created_at: -1, _id: -1}",
              "a page of the accounts of one role (ID-14)"),
          IndexDefinition.of(
              Collections.ACCOUNTS,
              "by_organization",
              "{organization_id: 1, created_at: -1, _id: -1, version: 1}",
              "a page of the accounts of one organization (ID-14); with its last field, all that"
                  + " the snapshot needs of all accounts"),
          IndexDefinition.of(
                  Collections.ACCOUNTS,
                  "disabled",
                  "{disabled: 1, created_at: -1, _id: -1}",
                  "a page of the accounts that may not sign in (ID-14); most may and need none")
              .where("{disabled: true}"),
          IndexDefinition.of(
              Collections.ACCOUNTS,
              "by_words",
              "{search: 1, created_at: -1, _id: -1}",
              "a page of the accounts with a word in name or address (ID-14)"),
          IndexDefinition.of(
                  Collections.ORGANIZATIONS,
                  UniqueIndexes.ORGANIZATION_NAME,
                  "{name_key: 1}",
                  "an organization by its name; one organization per name (ID-17)")
              .asUnique(),
          IndexDefinition.of(
                  Collections.SIGN_INS,
                  "live_of_account",
                  "{account_id: 1, opened_at: -1, _id: -1}",
                  "an account's sign-ins that are not revoked, newest first (ID-9)")
              .where("{revoked: false}"),
          IndexDefinition.of(
                  Collections.SIGN_INS,
                  "expiry",
                  "{expires_at: 1}",
                  "sign-ins that have not expired, for the snapshot; removal of those long over")
              .expiring(SIGN_IN_GRACE),
          IndexDefinition.of(
                  Collections.SESSIONS,
                  UniqueIndexes.LIVE_SESSION_SLOT,
                  "{workspace_id: 1, account_id: 1, slot: 1}",
                  "an account's active sessions in a workspace; one per slot (WS-4)")
              .asUnique()
              .where("{active: true}"),
          IndexDefinition.of(
                  Collections.SESSIONS,
                  "active_of_account",
                  "{account_id: 1, started_at: -1, _id: -1}",
                  "an account's active sessions, newest first (SE-4); all active ones, for the"
                      + " snapshot")
              .where("{active: true}"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "history_of_account",
              "{account_id: 1, started_at: -1, _id: -1}",
              "a page of an account's sessions, newest first (SE-4)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "newest",
              "{started_at: -1, _id: -1}",
              "a page of all sessions, newest first, or of some days (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_workspace",
              "{workspace_id: 1, started_at: -1, _id: -1}",
              "a page of one workspace's sessions (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_status",
              "{status: 1, started_at: -1, _id: -1}",
              "a page of the sessions of one status (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_ip",
              "{\"evidence.ip.value\": 1, started_at: -1, _id: -1}",
              "a page of the sessions from one address (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_tunnel",
              "{\"evidence.tunnel.value\": 1, started_at: -1, _id: -1}",
              "a page of the sessions with such a tunnel (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_second_factor",
              "{\"evidence.mfa.value\": 1, started_at: -1, _id: -1}",
              "a page of the sessions with or without a second factor (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_words",
              "{words: 1, started_at: -1, _id: -1}",
              "a page of the sessions of one address, or with some words (SE-6)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "by_suspicion",
              "{suspected: 1, started_at: -1, _id: -1}",
              "a page of suspicious sessions, of all kinds or of one (SE-13)"),
          IndexDefinition.of(
              Collections.SESSIONS,
              "places_of_account",
              "{account_id: 1, places: 1}",
              "whether an account was ever used from there (SE-13)"),
          IndexDefinition.of(
                  Collections.SESSIONS,
                  "usage",
                  "{workspace_id: 1, \"lifecycle.at\": -1, started_at: -1, account_id: 1}",
                  "when sessions that are over began and ended and whose they were, by workspace,"
                      + " without a look at them (WS-7)")
              .where("{\"lifecycle.at\": {$exists: true}}"),
          IndexDefinition.of(
                  Collections.ALERTS,
                  UniqueIndexes.LIVE_ALERT,
                  "{\"cause.fingerprint\": 1}",
                  "the live alert of a fingerprint, at most one (AL-5); all live ones, for the"
                      + " snapshot")
              .asUnique()
              .where("{live: true}"),
          IndexDefinition.of(
              Collections.ALERTS,
              "newest",
              "{started_at: -1, _id: -1}",
              "a page of all alerts, newest first (AL-7)"),
          IndexDefinition.of(
              Collections.ALERTS,
              "by_status",
              "{\"progress.kind\": 1, started_at: -1, _id: -1}",
              "a page of the alerts of one status (AL-7)"),
          IndexDefinition.of(
              Collections.ALERTS,
              "by_severity",
              "{\"cause.severity\": 1, \"progress.kind\": 1, started_at: -1, _id: -1}",
              "a page of the alerts of one severity, of one status or of all (AL-7)"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.CHAIN_SEQ,
                  "{chain: 1, seq: 1}",
                  "a chain from a place on; refuses a fork (AU-7)")
              .asUnique(),
          IndexDefinition.of(
              Collections.AUDIT_LOG,
              AuditIndexes.NEWEST,
              "{timestamp: -1, seq: -1, success: 1}",
              "a page of the trail, newest first, of all or of what was allowed (AU-3)"),
          IndexDefinition.of(
              Collections.AUDIT_LOG,
              AuditIndexes.BY_ACTION,
              "{action: 1, timestamp: -1, seq: -1, success: 1}",
              "a page of the entries of some actions (AU-3)"),
          IndexDefinition.of(
              Collections.AUDIT_LOG,
              AuditIndexes.BY_RESOURCE,
              "{resource: 1, timestamp: -1, seq: -1, success: 1, action: 1}",
              "a page of what was done to some things (AU-3)"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.FAILURES,
                  "{success: 1, timestamp: -1, seq: -1, action: 1, resource: 1}",
                  "a page of refusals (AU-3); successes are most of the trail and need none")
              .where("{success: false}"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.BY_IP,
                  "{\"personal.ip_address\": 1, timestamp: -1, seq: -1, success: 1, action: 1,"
                      + " resource: 1}",
                  "a page of what came from some addresses (AU-3)")
              .where("{\"personal.ip_address\": {$exists: true}}"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.BY_EMAIL,
                  "{\"personal.user_email\": 1, timestamp: -1, seq: -1, success: 1, action: 1,"
                      + " resource: 1, \"personal.ip_address\": 1}",
                  "a page of the entries under some e-mail addresses (AU-3)")
              .where("{\"personal.user_email\": {$exists: true}}"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.BY_USER,
                  "{user_id: 1, timestamp: -1, seq: -1, success: 1, action: 1, resource: 1,"
                      + " \"personal.ip_address\": 1, \"personal.user_email\": 1}",
                  "a page of the entries of some accounts or keys (AU-3)")
              .where("{user_id: {$exists: true}}"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.BY_SESSION,
                  "{session_id: 1, timestamp: -1, seq: -1, success: 1, action: 1, resource: 1,"
                      + " \"personal.ip_address\": 1, \"personal.user_email\": 1, user_id: 1}",
                  "a page of the entries of some sessions (AU-3)")
              .where("{session_id: {$exists: true}}"),
          IndexDefinition.of(
                  Collections.AUDIT_LOG,
                  AuditIndexes.BY_TRACE,
                  "{trace_id: 1, timestamp: -1, seq: -1, success: 1, action: 1, resource: 1,"
                      + " \"personal.ip_address\": 1, \"personal.user_email\": 1, user_id: 1,"
                      + " session_id: 1}",
                  "the entries of some requests (AU-3)")
              .where("{trace_id: {$exists: true}}"),
          IndexDefinition.of(
              Collections.AUDIT_TEXTS,
              AuditIndexes.BY_WORDS,
              "{w: 1, at: -1, _id: -1}",
              "a page of the entries with some words (AU-3)"),
          IndexDefinition.of(
                  Collections.AUDIT_CHECKPOINTS,
                  "chain_seq",
                  "{chain: 1, seq: 1}",
                  "the checkpoints of a chain from a place on, one in each (AU-8)")
              .asUnique(),
          IndexDefinition.of(
                  Collections.LIVE_TICKETS,
                  "expiry",
                  "{expires_at: 1}",
                  "removal of tickets that nobody used")
              .expiring(Duration.ZERO),
          IndexDefinition.of(
                  Collections.LAUNCH_TICKETS,
                  "by_hash",
                  "{hash: 1}",
                  "the launch ticket that is presented (WS-8)")
              .asUnique(),
          IndexDefinition.of(
                  Collections.LAUNCH_TICKETS,
                  "expiry",
                  "{expires_at: 1}",
                  "removal of launch tickets, used or not (WS-8)")
              .expiring(Duration.ZERO),
          IndexDefinition.of(
                  Collections.API_KEYS,
                  UniqueIndexes.API_KEY_HASH,
                  "{key_hash: 1}",
                  "the API key that is presented; one per hash (ID-15)")
              .asUnique(),
          IndexDefinition.of(
              Collections.API_KEYS,
              "newest",
              "{created_at: -1, _id: -1}",
              "a page of all API keys, newest first (ID-15)"),
          IndexDefinition.of(
              Collections.LOCKS,
              "by_end",
              "{ends_at: -1, _id: -1}",
              "a page of all locks, those in force first; all of these, for the snapshot (SE-12)"),
          IndexDefinition.of(
              Collections.LOCKS,
              "by_kind",
              "{kind: 1, ends_at: -1, _id: -1}",
              "a page of the locks of one kind of target (SE-12)"),
          IndexDefinition.of(
                  Collections.ERASURES,
                  "open",
                  "{open: 1, requested_at: 1, _id: 1}",
                  "the erasing that waits longest (AU-12)")
              .where("{open: true}"),
          IndexDefinition.of(
              Collections.ERASURES,
              "by_address",
              "{address_hash: 1}",
              "whether somebody with an address was erased (AU-12)"),
          IndexDefinition.of(
              Collections.SIGN_IN_ATTEMPTS,
              "newest",
              "{since: -1, _id: -1, until: 1}",
              "a page of the blocks that are in force, newest first (ID-13)"),
          IndexDefinition.of(
                  Collections.SIGN_IN_ATTEMPTS,
                  "expiry",
                  "{forget_at: 1}",
                  "removal of counts that mean nothing any more")
              .expiring(Duration.ZERO),
          IndexDefinition.of(
                  Collections.IDEMPOTENCY_KEYS,
                  "expiry",
                  "{expires_at: 1}",
                  "removal of clients' names for requests that are a day old (API-6)")
              .expiring(Duration.ZERO));

  private Indexes() {}
}
