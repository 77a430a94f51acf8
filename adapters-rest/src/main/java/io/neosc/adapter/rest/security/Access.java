package io.neosc.adapter.rest.security;

/** The names of roles, as routes declare them. */
public final class Access {
  public static final String USER = "user";
  public static final String AUDITOR = "auditor";
  public static final String OPERATOR = "operator";
  public static final String ADMIN = "admin";

  private Access() {}
}
