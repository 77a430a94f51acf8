package io.neosc.bootstrap;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What development mode finds, makes and keeps when it is not configured: a MongoDB server, the key
 * for access tokens, the first admin, a catalogue. Only this machine is served.
 */
final class Development {
  private static final Logger log = LoggerFactory.getLogger(Development.class);
  private static final String ADMIN_EMAIL = "admin@neosc.local";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int JWT_SECRET_BYTES = 48;
  private static final int PASSWORD_BYTES = 15;

  private final Settings settings;
  private final DataFolder folder;
  private @Nullable String madeUpPassword;

  Development(Settings settings) {
    this.settings = settings;
    this.folder = DataFolder.at(settings.find(Keys.DATA_DIR).orElse(".neosc"));
  }

  /** The password of the people who only exist in the demo. */
  String demoPassword() {
    return folder.secret("demo-password", PASSWORD_BYTES);
  }

  /** Fills the gaps, except for the database. */
  void fillGaps() {
    orMakeUp(Keys.HOST, LOOPBACK);
    orMakeUp(Keys.WORKSPACES_DEFAULTS, Catalogue.SHIPPED);
    orMakeUp(Keys.ADMIN_EMAIL, ADMIN_EMAIL);
    if (settings.find(Keys.JWT_SECRET).isEmpty()) {
      settings.makeUp(Keys.JWT_SECRET, folder.secret("jwt-secret", JWT_SECRET_BYTES));
    }
    if (settings.find(Keys.ADMIN_PASSWORD).isEmpty()) {
      madeUpPassword = folder.secret("admin-password", PASSWORD_BYTES);
      settings.makeUp(Keys.ADMIN_PASSWORD, madeUpPassword);
    }
  }

  /** A MongoDB server of its own if none is configured; it keeps its data in the data folder. */
  Optional<MongodServer> database() {
    if (settings.find(Keys.MONGODB_URI).isPresent()) {
      return Optional.empty();
    }
    log.info("MONGODB_URI is not set: starting a mongod with its data in {}", folder.mongod());
    var server = MongodServer.start(MongodOptions.keptIn(folder.mongod()));
    settings.makeUp(Keys.MONGODB_URI, server.uri());
    return Optional.of(server);
  }

  /** The password that was made up for the first admin; empty if one was configured. */
  Optional<String> madeUpPassword() {
    return Optional.ofNullable(madeUpPassword);
  }

  private void orMakeUp(String key, String value) {
    if (settings.find(key).isEmpty()) {
      settings.makeUp(key, value);
    }
  }
}
