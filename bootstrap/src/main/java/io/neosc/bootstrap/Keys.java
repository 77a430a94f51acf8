package io.neosc.bootstrap;

/** Keys that are needed before the beans that hold the configuration exist. */
final class Keys {
  static final String MONGODB_URI = "mongodb.uri";
  static final String HOST = "neosc.host";
  static final String PORT = "neosc.port";
  static final String DATA_DIR = "neosc.data-dir";
  static final String JWT_SECRET = "neosc.security.jwt-secret";
  static final String ADMIN_EMAIL = "neosc.admin.email";
  static final String ADMIN_PASSWORD = "neosc.admin.password";
  static final String WORKSPACES_DEFAULTS = "neosc.workspaces.defaults";

  private Keys() {}
}
