package io.neosc.adapter.rest.security;

/**
 * The names of roles, and of scopes of API keys, as routes declare them: {@code @Secured({ADMIN,
 * CHECK})} is for admins and for keys with the scope {@code check}.
 */
public final class Access {
  public static final String USER = "user";
  public static final String AUDITOR = "auditor";
  public static final String OPERATOR = "operator";
  public static final String ADMIN = "admin";

  /** What is before a scope's name, so that it is never mistaken for a role. */
  static final String SCOPE = "scope:";

  public static final String SESSIONS_REPORT = SCOPE + "sessions:report";
  public static final String EVENTS_PUBLISH = SCOPE + "events:publish";
  public static final String LOGS_WRITE = SCOPE + "logs:write";
  public static final String METRICS_READ = SCOPE + "metrics:read";
  public static final String CHECK = SCOPE + "check";

  private Access() {}
}
