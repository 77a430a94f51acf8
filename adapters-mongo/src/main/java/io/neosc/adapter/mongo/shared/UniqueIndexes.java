package io.neosc.adapter.mongo.shared;

/** The names of the unique indexes whose refusal has a meaning for callers. */
public final class UniqueIndexes {
  /** One account per address without regard to case. */
  public static final String ACCOUNT_EMAIL = "email_key";

  /** One organization per name without regard to case. */
  public static final String ORGANIZATION_NAME = "name_key";

  /** One active session per account, workspace and slot. */
  public static final String LIVE_SESSION_SLOT = "live_slot";

  /** One live alert per fingerprint. */
  public static final String LIVE_ALERT = "live_fingerprint";

  /** One API key per hash. */
  public static final String API_KEY_HASH = "key_hash";

  private UniqueIndexes() {}
}
