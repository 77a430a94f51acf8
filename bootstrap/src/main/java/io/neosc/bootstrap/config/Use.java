package io.neosc.bootstrap.config;

import java.util.List;

/** What a configuration is read for. */
public enum Use {
  /** A server for real: nothing is made up. */
  SERVER(
      ConfigKeys.ALL.stream().filter(key -> key.need() == ConfigKey.Need.REQUIRED).toList(),
      "serve needs MONGODB_URI, a replica set such as"
          + " mongodb://localhost:27017/neosc?replicaSet=rs0, and STATUS_JWT_SECRET, a secret of"
          + " at least 64 characters (openssl rand -hex 64); serve --dev makes both."),
  /** Development mode and the demo, which make what is missing. */
  DEVELOPMENT(List.of(), ""),
  /** A command on the database of a server. */
  DATABASE(
      List.of(ConfigKeys.MONGODB_URI),
      "it names the database to work on, such as"
          + " mongodb://localhost:27017/neosc?replicaSet=rs0."),
  /** A command on files of this machine. */
  FILES(List.of(), "");

  private final List<ConfigKey> required;
  private final String remedy;

  Use(List<ConfigKey> required, String remedy) {
    this.required = required;
    this.remedy = remedy;
  }

  List<ConfigKey> required() {
    return required;
  }

  /** The rest of a sentence that says what is not set. */
  String remedy() {
    return remedy;
  }
}
