package io.neosc.adapter.mongo.client;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import io.neosc.application.shared.port.StoreUnusable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Finds out whether the server is one that can be used (OP-3). */
@Singleton
final class ServerCheck {
  private static final int OLDEST_MAJOR = 6;
  private static final Document HELLO = new Document("hello", 1);
  private static final String SET_NAME = "setName";

  private final MongoClient client;
  private final MongoClientSettings settings;
  private final ConnectionString uri;

  ServerCheck(MongoClient client, MongoClientSettings settings, ConnectionString uri) {
    this.client = client;
    this.settings = settings;
    this.uri = uri;
  }

  /** Where the server is looked for, without credentials. */
  String address() {
    return String.join(",", uri.getHosts());
  }

  /**
   * Asks the server.
   *
   * @return why it is worth waiting; null if it can be used now
   * @throws StoreUnusable if waiting would not help
   */
  @Nullable String reasonToWait() {
    try {
      var hello = client.getDatabase("admin").runCommand(HELLO);
      var reason = reasonToWait(address(), hello);
      if (reason == null) {
        requireVersion();
      }
      return reason;
    } catch (MongoSecurityException _) {
      return "it refuses the user or the password";
    } catch (MongoException e) {
      return askEach(e);
    }
  }

  private static @Nullable String reasonToWait(String address, Document hello) {
    if (hello.getBoolean("isreplicaset", false)) {
      return "its replica set was never initiated: mongosh \"mongodb://%s\" --eval 'rs.initiate()'"
          .formatted(address);
    }
    if (!hello.containsKey(SET_NAME) && !"isdbgrid".equals(hello.getString("msg"))) {
      throw new StoreUnusable(
          """
          MongoDB at %s is a standalone server, and NeoSC needs a replica set (one member is enough).
          Restart it with  mongod --replSet rs0 ...  (or replication.replSetName: rs0 in its configuration), then run once:
            mongosh "mongodb://%s" --eval 'rs.initiate()'\
          """
              .formatted(address, address));
    }
    return hello.getBoolean("isWritablePrimary", false) ? null : "it has no primary";
  }

  private void requireVersion() {
    var info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
    if (info.getList("versionArray", Integer.class).getFirst() < OLDEST_MAJOR) {
      throw new StoreUnusable(
          "MongoDB at %s is version %s, and NeoSC needs %d.0 or newer"
              .formatted(address(), info.getString("version"), OLDEST_MAJOR));
    }
  }

  /**
   * The driver leaves out servers that do not belong to the set that the address names, so each is
   * asked by itself why.
   */
  private String askEach(MongoException error) {
    if (!uri.isSrvProtocol()) {
      for (var host : uri.getHosts()) {
        var reason = ask(host);
        if (reason != null) {
          return reason;
        }
      }
    }
    return "no answer (%s)".formatted(error.getClass().getSimpleName());
  }

  private @Nullable String ask(String host) {
    var alone =
        ClusterSettings.builder()
            .hosts(List.of(new ServerAddress(host)))
            .mode(ClusterConnectionMode.SINGLE)
            .serverSelectionTimeout(1, TimeUnit.SECONDS)
            .build();
    var direct =
        MongoClientSettings.builder(settings)
            .applyToClusterSettings(cluster -> cluster.applySettings(alone))
            .build();
    try (var one = MongoClients.create(direct)) {
      var hello = one.getDatabase("admin").runCommand(HELLO);
      var reason = reasonToWait(host, hello);
      var wanted = uri.getRequiredReplicaSetName();
      if (wanted != null && !wanted.equals(hello.getString(SET_NAME))) {
        throw new StoreUnusable(
            "MongoDB at %s belongs to the replica set %s, and MONGODB_URI asks for %s"
                .formatted(host, hello.getString(SET_NAME), wanted));
      }
      return reason;
    } catch (MongoException _) {
      return null;
    }
  }
}
