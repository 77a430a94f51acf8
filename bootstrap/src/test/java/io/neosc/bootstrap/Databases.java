package io.neosc.bootstrap;

import io.neosc.mongod.MongodForTests;

/** Databases on the one server of this JVM. */
final class Databases {
  private Databases() {}

  /** The address of a database that is empty. */
  static String fresh() {
    var server = MongodForTests.shared();
    var address = server.uri();
    var question = address.indexOf('?');
    var host = question < 0 ? address : address.substring(0, question);
    var options = question < 0 ? "" : address.substring(question);
    return host.replaceAll("/+$", "") + "/" + server.newDatabase() + options;
  }
}
