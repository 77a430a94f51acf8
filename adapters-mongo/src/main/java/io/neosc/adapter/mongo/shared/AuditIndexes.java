package io.neosc.adapter.mongo.shared;

/**
 * The indexes of the trail that serve its search, by name; a search names the one that it wants.
 * Behind time and place each carries what can be asked for beside its own field, so that every
 * condition is decided on the index's keys and no document is read in vain (AU-4).
 */
public final class AuditIndexes {
  public static final String CHAIN_SEQ = "chain_seq";
  public static final String NEWEST = "newest";
  public static final String BY_ACTION = "by_action";
  public static final String BY_RESOURCE = "by_resource";
  public static final String FAILURES = "failures";
  public static final String BY_IP = "by_ip";
  public static final String BY_EMAIL = "by_email";
  public static final String BY_USER = "by_user";
  public static final String BY_SESSION = "by_session";
  public static final String BY_TRACE = "by_trace";

  /** That of the words beside the trail. */
  public static final String BY_WORDS = "by_words";

  private AuditIndexes() {}
}
