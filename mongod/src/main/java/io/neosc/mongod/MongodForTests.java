package io.neosc.mongod;

import java.util.Optional;
import java.util.UUID;

/**
 * The MongoDB of the tests in one JVM: the one that {@code MONGODB_URI} names, else one server that
 * is started on first use and stops with the JVM. Tests stay apart by {@link #newDatabase()}; those
 * that stop, freeze or kill a server start their own.
 */
public final class MongodForTests {

  private static final class Shared {
    static final MongodForTests INSTANCE = new MongodForTests(start());

    private static String start() {
      return Optional.ofNullable(System.getenv("MONGODB_URI"))
          .filter(uri -> !uri.isBlank())
          .orElseGet(() -> MongodServer.start(MongodOptions.temporary().withTestCommands()).uri());
    }
  }

  private final String uri;

  private MongodForTests(String uri) {
    this.uri = uri;
  }

  /** The server of this JVM, running and writable. */
  public static MongodForTests shared() {
    return Shared.INSTANCE;
  }

  /** Its address, without a database name. */
  public String uri() {
    return uri;
  }

  /** A name that no other test has used. */
  public String newDatabase() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }
}
