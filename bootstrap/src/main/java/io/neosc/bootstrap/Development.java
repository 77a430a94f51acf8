package io.neosc.bootstrap;

import io.neosc.bootstrap.config.ConfigKey;
import io.neosc.bootstrap.config.ConfigKeys;
import io.neosc.bootstrap.config.Configuration;
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
  private static final int JWT_SECRET_BYTES = 48;
  private static final int PASSWORD_BYTES = 15;

  private final DataFolder folder;
  private Configuration configuration;
  private @Nullable String madeUpPassword;

  Development(Configuration configuration) {
    this.configuration = configuration;
    this.folder = DataFolder.at(configuration.find(ConfigKeys.DATA_DIR).orElseThrow());
  }

  /** What was configured, and what was made. */
  Configuration configuration() {
    return configuration;
  }

  /** The password of the people who only exist in the demo. */
  String demoPassword() {
    return folder.secret("demo-password", PASSWORD_BYTES);
  }

  /** Makes the secrets that are missing; the next start finds them again. */
  void makeSecrets() {
    if (configuration.find(ConfigKeys.JWT_SECRET).isEmpty()) {
      make(ConfigKeys.JWT_SECRET, folder.secret("jwt-secret", JWT_SECRET_BYTES));
    }
    if (configuration.find(ConfigKeys.ADMIN_PASSWORD).isEmpty()) {
      madeUpPassword = folder.secret("admin-password", PASSWORD_BYTES);
      make(ConfigKeys.ADMIN_PASSWORD, madeUpPassword);
    }
  }

  /** A MongoDB server of its own if none is configured; it keeps its data in the data folder. */
  Optional<MongodServer> database() {
    if (configuration.find(ConfigKeys.MONGODB_URI).isPresent()) {
      return Optional.empty();
    }
    log.info("MONGODB_URI is not set: starting a mongod with its data in {}", folder.mongod());
    var server = MongodServer.start(MongodOptions.keptIn(folder.mongod()));
    make(ConfigKeys.MONGODB_URI, server.uri());
    return Optional.of(server);
  }

  /** The password that was made up for the first admin; empty if one was configured. */
  Optional<String> madeUpPassword() {
    return Optional.ofNullable(madeUpPassword);
  }

  private void make(ConfigKey key, String value) {
    configuration = configuration.with(key, value);
  }
}
